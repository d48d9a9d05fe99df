/** In fours, so that it can be read aloud and compared; the same for residents, officers and on paper. */
export const inFours = (code: string): string => code.replace(/(.{4})(?=.)/g, '$1 ');
