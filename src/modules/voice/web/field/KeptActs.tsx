// What was written on this phone and has not arrived: always in sight, one tap from being sent.
import { useSession } from '#modules/account/web/index.ts';
import { Callout, Link, useDateFormat } from '#web/ui/index.ts';
import { useVoiceMessages } from '../desk/words.ts';
import { useKeptActs } from './kept-act.ts';
import { useFieldMessages } from './words.ts';

/** All that this post has kept, or only what belongs to one case. */
export function KeptActs({ of }: { of?: string }) {
  const t = useFieldMessages();
  const v = useVoiceMessages();
  const format = useDateFormat();
  const kept = useKeptActs(useSession().data?.post?.id).data ?? [];
  const acts = kept.filter((act) => of === undefined || act.id === of);
  if (acts.length === 0) return null;
  return (
    <div className="mb-4">
      <Callout tone="hold" icon="upload" title={t('kept.title')}>
        <ul className="grid gap-2 pt-1">
          {acts.map((act) => {
            const letters = act.note.length + act.reason.length;
            return (
              <li key={act.key}>
                <Link to={`/case/${act.county}/${act.id}/${act.name}`}>
                  {t('kept.open', { action: v(`action.${act.name}`), title: act.title })}
                </Link>
                <p className="text-sm text-ink-soft">
                  {[
                    t('kept.at', { date: format(act.at) }),
                    letters > 0 && t('kept.words', { n: letters }),
                    act.photos.length > 0 && t('kept.photos', { n: act.photos.length }),
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </p>
              </li>
            );
          })}
        </ul>
      </Callout>
    </div>
  );
}
