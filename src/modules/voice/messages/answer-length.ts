/** “知道了。” is no answer: what was done, or why it cannot be, takes at least so many letters. */
export const LEAST_LETTERS = 10;

/** Letters and digits of any script; full stops and blanks say nothing. */
export const lettersIn = (text: string): number => text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
