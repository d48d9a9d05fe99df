import type { Answer } from '#kernel/contract.ts';
import type { accountApi } from '../../contract.ts';

export type Mine = Answer<typeof accountApi.mine>;
export const mineKey = ['account', 'mine'] as const;
