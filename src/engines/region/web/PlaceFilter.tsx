// A list narrowed to one place: a button that says which, and the picker behind it.
import { useState } from 'react';
import { Button, Dialog, RegionPicker } from '#web/ui/index.ts';
import { regionSource } from './region-nodes.ts';
import { useRegionMessages } from './words.ts';

export interface PlaceFilterProps {
  /** The territory to choose within. */
  readonly top: number;
  /** null: the whole territory. */
  readonly value: { readonly code: string; readonly name: string } | null;
  readonly onChange: (place: { readonly code: string; readonly name: string } | null) => void;
}

export function PlaceFilter({ top, value, onChange }: PlaceFilterProps) {
  const t = useRegionMessages();
  const [open, setOpen] = useState(false);
  const [source] = useState(() => regionSource(top));
  return (
    <>
      <Button icon="locate" onClick={() => setOpen(true)}>
        {value?.name ?? t('filter.all')}
      </Button>
      <Dialog open={open} onClose={() => setOpen(false)} title={t('filter.pick')}>
        <RegionPicker
          label={t('filter.place')}
          value={null}
          load={source.load}
          search={source.search}
          onChange={(node) => {
            setOpen(false);
            onChange(node && { code: node.code, name: node.name });
          }}
        />
      </Dialog>
    </>
  );
}
