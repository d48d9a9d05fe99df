import { describe, expect, it } from 'vitest';
import { fill, findSentence, type Messages, translate, translator } from './messages.ts';

const zhCN = { state: { open: '办理中' }, left: '还剩 {n} 天', greet: '{name}，您好' } as const;
const en = {
  state: { open: 'In progress' },
  left: '{n} {n|day|days} left',
  greet: 'Hello {name}',
} satisfies Messages<typeof zhCN>;

describe('messages', () => {
  it('finds a sentence and fills its slots', () => {
    expect(translate<typeof zhCN, 'left'>(zhCN, 'left', { n: 3 })).toBe('还剩 3 天');
    const t = translator<typeof zhCN>(en);
    expect(t('state.open')).toBe('In progress');
    expect(t('left', { n: 1 })).toBe('1 day left');
    expect(t('left', { n: 2 })).toBe('2 days left');
  });

  it('refuses keys and slots that do not exist, at compile time', () => {
    const t = translator<typeof zhCN>(zhCN);
    // @ts-expect-error misspelt key
    expect(t('state.opne')).toBe('state.opne');
    // @ts-expect-error misspelt slot
    expect(t('greet', { nmae: '王' })).toBe('{name}，您好');
  });

  it('does not reach beyond the tree', () => {
    expect(findSentence(zhCN, 'constructor.name')).toBeUndefined();
    expect(findSentence(zhCN, 'state')).toBeUndefined();
    expect(fill('{toString}')).toBe('{toString}');
  });
});
