/** How long silence is waited for after an answer, in working days. The flow of a voice decides it; a test holds the two together. */
export const silenceWorkDays = 5;
