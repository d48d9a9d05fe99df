import { problems } from '#kernel/problem.ts';

export const gridProblems = problems('grid', { notACommunity: 422, notACell: 422 });
