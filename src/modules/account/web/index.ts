// What pages of other modules and the shells may use of this module.
export { type Me, type Post, sessionKey, useMay, useSession } from './session.ts';
