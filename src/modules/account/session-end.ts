// Why a session is over, as its person is told.

/** By the hand of somebody: kept with the session. */
const ENDED_BY_HAND = ['postEnded', 'disabled', 'reset', 'newPassword', 'rebound', 'elsewhere'] as const;
export const SESSION_ENDS = [...ENDED_BY_HAND, 'idle', 'hours', 'postOver'] as const;

export type SessionEnd = (typeof ENDED_BY_HAND)[number];
export type WhyEnded = (typeof SESSION_ENDS)[number];
