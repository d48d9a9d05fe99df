// The face of the voice module.
export { installCategories } from './categories.ts';
export {
  acceptVoice,
  assignVoice,
  passUpVoice,
  pauseVoice,
  resolveVoice,
} from './handle.ts';
export { reportVoice } from './report.ts';
export { casesOf, reporterOf } from './reporter.ts';
export { installExamples } from './suggest-category.ts';
