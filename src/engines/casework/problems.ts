import { problems } from '#kernel/problem.ts';

export const caseworkProblems = problems('casework', {
  wrongState: 409,
  changedMeanwhile: 409,
  noOneAbove: 409,
  noGiver: 409,
  notAbove: 422,
  deskUnknown: 422,
  sameDesk: 422,
  photoUnknown: 422,
  tooManyPhotos: 409,
  alreadyThere: 409,
});
