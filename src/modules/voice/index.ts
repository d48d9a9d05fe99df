// The face of the voice module.
export { installCategories } from './categories.ts';
export { voiceFlow } from './flow.ts';
export * as voiceWork from './handle.ts';
export { reportVoice } from './report.ts';
export { casesOf, reporterOf } from './reporter.ts';
