import { expect, it } from 'vitest';
import { voiceFlow } from '../../flow.ts';
import { silenceWorkDays } from './silence.ts';

it('promises the reporter what the flow does', () => {
  expect(voiceFlow.lapse).toMatchObject({ amount: silenceWorkDays, unit: 'WORK_DAY' });
});
