import { useQuery, useQueryClient } from '@tanstack/react-query';
import { regionApi } from '#engines/region/contract.ts';
import { en as regionEn } from '#engines/region/messages/en.ts';
import { zhCN as regionZh } from '#engines/region/messages/zh-CN.ts';
import type { Answer } from '#kernel/contract.ts';
import { clientFor } from '#web/app/client.ts';
import { useProblemWords } from '#web/app/words.ts';
import { type ProblemWords, useMessages } from '#web/ui/index.ts';
import { gridApi } from '../../contract.ts';
import { en } from '../../messages/en.ts';
import { zhCN } from '../../messages/zh-CN.ts';

export const grid = clientFor(gridApi);
const regions = clientFor(regionApi);

export type Cell = Answer<typeof gridApi.cells>['cells'][number];
export type Coverage = Answer<typeof gridApi.coverage>[number];
export type Region = Answer<typeof regionApi.root>;

export const useGridMessages = () => useMessages(zhCN, en);
const pairs = { grid: [zhCN, en], region: [regionZh, regionEn] } as const;
export const useGridProblems = (): ProblemWords => useProblemWords(pairs);

export function usePath(code: number) {
  return useQuery({
    queryKey: ['region', 'path', code],
    queryFn: () => regions.path({ params: { code } }),
    staleTime: 3_600_000,
  });
}

export const cellsKey = (code: number) => ['grid', 'cells', code] as const;

export function useCells(code: number) {
  return useQuery({ queryKey: cellsKey(code), queryFn: () => grid.cells({ params: { code } }) });
}

/** Cells have come or gone: lists, figures and outlines are read anew. */
export function useGridChanged(): () => void {
  const queries = useQueryClient();
  return () => {
    void queries.invalidateQueries({ queryKey: ['grid'] });
    void queries.invalidateQueries({ queryKey: ['region'] });
  };
}

export function useCoverage(code: number) {
  return useQuery({
    queryKey: ['grid', 'coverage', code],
    queryFn: () => grid.coverage({ params: { code } }),
  });
}
