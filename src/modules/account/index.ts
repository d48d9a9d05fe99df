// The face other modules and the composition may import.
export { guessesAt } from './guesses.ts';
export { inviteFirstAdmin } from './invite-first.ts';
export { queueMessage } from './messages-out.ts';
export { accountModule } from './module.ts';
export type { AccountOptions, DemoSignIn, MessageGateway, OidcOptions, Resolver } from './options.ts';
export { addOrganisations, organisationsAbove } from './organisations.ts';
export { normalisePhone } from './phone.ts';
export { type PostedOfficer, postsAt } from './posts.ts';
export { commitSoFar } from './remember.ts';
export { ROLES, type Role, roles } from './roles.ts';
export { createDemoStaff, type DemoStaff } from './seed-demo.ts';
export { smsGateway } from './sms-gateway.ts';
