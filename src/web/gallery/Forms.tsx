import { useState } from 'react';
import {
  Button,
  CheckBox,
  Field,
  PhotoInput,
  RadioGroup,
  Rating,
  type RegionNode,
  RegionPicker,
  type Score,
  Section,
  Select,
  TextArea,
  TextInput,
} from '#web/ui/index.ts';
import { regions, useSample } from './sample.ts';

type Urgency = 'now' | 'soon' | 'later';

const load = async (parent: string | null): Promise<readonly RegionNode[]> =>
  parent === null
    ? regions
    : [1, 2, 3].map((n) => ({ code: `${parent}00${n}`, name: `${n} 街道`, hasChildren: false }));
const search = async (text: string) =>
  regions.filter((region) => region.name.includes(text)).map((region) => ({ ...region, path: ['榆林市'] }));

export function Forms() {
  const t = useSample();
  const [where, setWhere] = useState('');
  const [what, setWhat] = useState('灯坏了');
  const [kind, setKind] = useState<'lamps' | 'roads' | ''>('');
  const [urgency, setUrgency] = useState<Urgency | ''>('soon');
  const [anonymous, setAnonymous] = useState(true);
  const [score, setScore] = useState<Score | null>(4);
  const [photos, setPhotos] = useState<readonly File[]>([]);
  const [region, setRegion] = useState<RegionNode | null>(null);
  return (
    <Section title={t('forms')}>
      <div className="grid gap-x-12 gap-y-6 md:grid-cols-2">
        <Field label={t('where')} hint={t('whereHint')} required>
          <TextInput value={where} onChange={setWhere} />
        </Field>
        <Field label={t('kind')}>
          <Select
            value={kind}
            onChange={setKind}
            options={[
              { value: 'lamps', label: t('lamps') },
              { value: 'roads', label: t('roads') },
            ]}
          />
        </Field>
        <Field label={t('describe')} error={t('describeError')} required>
          <TextArea value={what} onChange={setWhat} max={2} />
        </Field>
        <RadioGroup
          label={t('urgent')}
          value={urgency}
          onChange={setUrgency}
          required
          options={[
            { value: 'now', label: t('urgentNow'), hint: t('urgentNowHint') },
            { value: 'soon', label: t('urgentSoon') },
            { value: 'later', label: t('urgentLater') },
          ]}
        />
        <PhotoInput label={t('photos')} value={photos} onChange={setPhotos} />
        <Rating label={t('satisfied')} value={score} onChange={setScore} />
        <RegionPicker
          label={t('place')}
          value={region}
          onChange={setRegion}
          load={load}
          search={search}
          required
        />
        <div className="grid content-start gap-4">
          <CheckBox
            label={t('anonymous')}
            hint={t('anonymousHint')}
            checked={anonymous}
            onChange={setAnonymous}
          />
          <RegionPicker
            label={t('place')}
            value={{ code: '1', name: '张家楼社区', hasChildren: false, path: ['榆阳区', '鼓楼街道'] }}
            onChange={() => undefined}
            load={load}
          />
          <Button kind="primary" wide>
            {t('submit')}
          </Button>
        </div>
      </div>
    </Section>
  );
}
