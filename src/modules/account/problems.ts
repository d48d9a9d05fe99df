import { problems } from '#kernel/problem.ts';

const statuses = {
  signInRefused: 401,
  loginDisabled: 403,
  signInDelayed: 429,
  challengeOver: 401,
  secondStepRefused: 401,
  enrolFirst: 403,
  weakPassword: 422,
  wrongPassword: 422,
  linkOver: 410,
  loginTaken: 409,
  notOneself: 403,
  roleMisplaced: 422,
  orgMisplaced: 422,
  separation: 409,
  postNotInForce: 409,
  accountDisabled: 409,
  oidcOff: 404,
  oidcRefused: 401,
  oidcUnknown: 403,
  phoneOff: 404,
  phoneInvalid: 422,
  codeRefused: 401,
  codeTooSoon: 429,
  wallSession: 403,
} as const;
export type AccountProblem = keyof typeof statuses;
export const accountProblems = problems('account', statuses);
