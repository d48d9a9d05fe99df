// The face of the casework engine.
export { advance, type Change } from './advance.ts';
export { apart } from './apart.ts';
export { caseOfNumber, numbersOf } from './case-numbers.ts';
export { clockName, pausesOf, promisedBy } from './clock.ts';
export { type Desk, deskAbove, holderOf, isTop, type NamedDesk, sameDesk } from './desk.ts';
export { regionDesk } from './desk-names.ts';
export { flow } from './flow.ts';
export { closeLapsed } from './lapse.ts';
export { movePlace } from './move-place.ts';
export { hasValidCheckDigit, openCase } from './open.ts';
export { joinOwnCases } from './own.ts';
export { pauseCase, resumeCase, resumeDue } from './pause.ts';
export { caseRules } from './policy.ts';
export {
  answeringDesk,
  assertPhotos,
  findCase,
  lockCase,
  ownTasks,
  photoBytes,
  photosOf,
  tasksOf,
  timelineOf,
} from './read.ts';
export { reclassifyCase } from './reclassify.ts';
export { recomputeClocks } from './recompute.ts';
export { addPhoto } from './routes.ts';
export { summaryOf } from './summary.ts';
export type { CaseFile } from './tables.ts';
export { endTask, leadTask, sideTask, startTask } from './task.ts';
