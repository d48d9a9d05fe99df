import { problems } from '#kernel/problem.ts';

export const voiceProblems = problems('voice', {
  categoryUnknown: 422,
  deskUnknown: 422,
  deskUnstaffed: 409,
  sameCategory: 409,
  noPhone: 404,
  alreadyInvited: 409,
  placeTooWide: 422,
  phoneInvalid: 422,
  reporterUnknown: 401,
  tooManyTries: 429,
  notTakingPart: 403,
  alreadyRated: 409,
  tooManyPhotos: 409,
  evidenceMissing: 422,
  answerTooShort: 422,
});
