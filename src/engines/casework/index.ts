// The face of the casework engine.
export { advance, type Change, holderOf } from './advance.ts';
export { caseOfNumber, numbersOf } from './case-numbers.ts';
export { clockName, pausesOf } from './clock.ts';
export { type Desk, deskAbove, type NamedDesk, sameDesk } from './desk.ts';
export { regionDesk } from './desk-names.ts';
export { flow } from './flow.ts';
export { closeLapsed } from './lapse.ts';
export { hasValidCheckDigit, openCase } from './open.ts';
export { pauseCase, resumeCase } from './pause.ts';
export { caseRules } from './policy.ts';
export { assertPhotos, findCase, photoBytes, photosOf, tasksOf, timelineOf } from './read.ts';
export { recomputeClocks } from './recompute.ts';
export { addPhoto } from './routes.ts';
export { summaryOf } from './summary.ts';
export type { CaseFile } from './tables.ts';
export { endTask, sideTask, startTask } from './task.ts';
