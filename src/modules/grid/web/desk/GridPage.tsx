// The grid from any level: coverage of the regions below, and at a community its cells on a map.
import { useParams } from 'react-router';
import { spokenName } from '#engines/region/messages/spoken.ts';
import { PlaceTrail } from '#engines/region/web/PlaceTrail.tsx';
import { useRegionMessages } from '#engines/region/web/words.ts';
import { useSession } from '#modules/account/web/index.ts';
import { ErrorState, LoadingState, PageTitle } from '#web/ui/index.ts';
import { Community } from './Community.tsx';
import { CoverageTable } from './CoverageTable.tsx';
import { type Region, useGridMessages, useGridProblems, usePath } from './grid-data.ts';

export default function GridPage() {
  const params = useParams();
  const home = useSession().data?.post?.code;
  const code = Number(params.code ?? home);
  return home === undefined ? null : <Grid code={code} home={home} />;
}

function Grid({ code, home }: { code: number; home: number }) {
  const t = useGridMessages();
  const region = useRegionMessages();
  const problems = useGridProblems();
  const path = usePath(code);
  if (path.isPending) return <LoadingState rows={5} />;
  if (path.isError) return <ErrorState page error={path.error} onRetry={path.refetch} words={problems} />;
  // A cell is shown among its neighbours.
  const shown = path.data.findLast((region) => region.level !== 'grid') ?? path.data.at(-1);
  if (!shown) return null;
  return (
    <>
      <Trail path={path.data} home={home} label={t('path')} />
      <PageTitle over={region(`level.${shown.level}`)}>{spokenName(shown.name)}</PageTitle>
      {shown.level === 'community' ? (
        <Community code={shown.code} chosen={code} name={shown.name} />
      ) : (
        <CoverageTable code={shown.code} name={shown.name} />
      )}
    </>
  );
}

/** The way back up to the own region; what lies above it stands in the shell. */
function Trail({ path: whole, home, label }: { path: readonly Region[]; home: number; label: string }) {
  const path = whole.slice(
    Math.max(
      0,
      whole.findIndex((region) => region.code === home),
    ),
  );
  if (path.length < 2) return null;
  return <PlaceTrail path={path} to={(code) => `/grid/${code}`} label={label} />;
}
