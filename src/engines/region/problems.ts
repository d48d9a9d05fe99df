import { problems } from '#kernel/problem.ts';

export const regionProblems = problems('region', {
  unknown: 404,
  outside: 422,
  unmapped: 409,
  notCommunity: 422,
  notCell: 422,
  ended: 409,
  succeeded: 409,
  placeKnown: 409,
  placeTooShort: 422,
  placeUnknown: 404,
  cellKnown: 409,
  cellsFull: 409,
  lastCell: 409,
});
