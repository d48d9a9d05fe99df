// Where something is, from the largest region down, in the words people use. The one path of every page.
import { Breadcrumb } from '#web/ui/index.ts';
import { spokenName } from '../messages/spoken.ts';
import { useRegionMessages } from './words.ts';

export interface PlaceTrailProps {
  readonly path: readonly { readonly code: number; readonly name: string }[];
  /** Where a step leads; nothing for the last one and for what this reader may not open. */
  readonly to?: (code: number) => string | undefined;
  /** Told apart where a page has two paths. */
  readonly label?: string;
}

export function PlaceTrail({ path, to, label }: PlaceTrailProps) {
  const t = useRegionMessages();
  return (
    <Breadcrumb
      label={label ?? t('where')}
      path={path.map(({ code, name }, index) => {
        const target = index < path.length - 1 ? to?.(code) : undefined;
        return { key: String(code), name: spokenName(name), ...(target !== undefined && { to: target }) };
      })}
    />
  );
}
