// The face other modules and the composition may import.
export { attemptKey, countFailure, secondsToWait } from './attempts.ts';
export { FIRST_ADMIN, inviteFirstAdmin } from './invite-first.ts';
export { accountModule } from './module.ts';
export type { AccountOptions, DemoSignIn, MessageGateway, OidcOptions, Resolver } from './options.ts';
export { addOrganisations, organisationsAbove } from './organisations.ts';
export { type PostedOfficer, postsAt } from './posts.ts';
export { type Rescue, rescueAdmin } from './rescue-admin.ts';
export { ROLES, type Role, roles } from './roles.ts';
export { createDemoStaff, type DemoStaff } from './seed-demo.ts';
export { smsGateway } from './sms-gateway.ts';
