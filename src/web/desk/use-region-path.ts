import { useQuery } from '@tanstack/react-query';
import { regionApi } from '#engines/region/contract.ts';
import { clientFor } from '#web/app/client.ts';

const regions = clientFor(regionApi);

/** From the city down to the region itself. */
export function useRegionPath(code: number | undefined) {
  return useQuery({
    queryKey: ['region', 'path', code],
    queryFn: () => regions.path({ params: { code: code ?? 0 } }),
    enabled: code !== undefined,
    staleTime: 3_600_000,
  });
}
