// How often the suggestion is right, on texts written by somebody who had not seen the examples.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { repositoryRoot } from '#kernel/config.ts';
import { confusionOf, examplesIn, heldOutFile } from '../../../tools/suggestion-table.ts';
import { SURE } from './contract/suggestion.ts';
import { learn, suggest } from './suggest.ts';

const examples = examplesIn(readFileSync(join(repositoryRoot, 'data/voice/examples.csv'), 'utf8'));
const heldOut = examplesIn(readFileSync(heldOutFile, 'utf8'));
const model = learn(examples);

describe('somebody who writes what is wrong', () => {
  it('is offered the right class first in eight of ten texts, and among three in nineteen of twenty', () => {
    const { first, amongThree } = confusionOf(model, heldOut);
    expect(first / heldOut.length).toBeGreaterThanOrEqual(0.8);
    expect(amongThree / heldOut.length).toBeGreaterThanOrEqual(0.95);
  });

  it('finds the class chosen only where that is right in nineteen of twenty', () => {
    const sure = heldOut.filter(({ text }) => (suggest(model, text)[0]?.confidence ?? 0) >= SURE);
    const right = sure.filter(({ text, category }) => suggest(model, text)[0]?.category === category);
    expect(sure.length / heldOut.length).toBeGreaterThan(0.6);
    expect(right.length / sure.length).toBeGreaterThanOrEqual(0.95);
  });

  it('is judged on texts that are not among the examples, every class with as many', () => {
    const known = new Set(examples.map(({ text }) => text));
    expect(heldOut.filter(({ text }) => known.has(text))).toEqual([]);
    const perClass = Map.groupBy(heldOut, ({ category }) => category);
    expect(new Set([...perClass.values()].map((texts) => texts.length)).size).toBe(1);
    expect(perClass.size).toBe(model.categories.length);
  });

  it('hears nothing where there are no words, or none the city knows', () => {
    for (const nothing of ['', '   ', '……！！', '😀😀', '\u{20000}'])
      expect(suggest(model, nothing)).toEqual([]);
  });

  it('hears the same in full width, whatever is typed; all confidences together are one', () => {
    expect(suggest(model, 'ＬＥＤ路灯坏了')).toEqual(suggest(model, 'led路灯坏了'));
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 400 }),
        fc.constantFrom(...heldOut),
        (noise, { text }) => {
          const ranked = suggest(model, noise + text);
          const sum = ranked.reduce((total, { confidence }) => total + confidence, 0);
          expect(sum).toBeCloseTo(1, 6);
          expect(ranked.map(({ confidence }) => confidence)).toEqual(
            ranked.map(({ confidence }) => confidence).sort((a, b) => b - a),
          );
        },
      ),
    );
  });

  it('is helped by an example the city adds', () => {
    const strange = '巷口那个储能柜嗡嗡响还发烫';
    const added = Array.from({ length: 3 }, (_, n) => ({ category: '0503', text: `储能柜发烫 ${n}` }));
    const place = (from: typeof model) =>
      suggest(from, strange).findIndex(({ category }) => category === '0503');
    expect(place(learn([...examples, ...added]))).toBeLessThanOrEqual(place(model));
    expect(suggest(learn([...examples, ...added]), '储能柜发烫')[0]?.category).toBe('0503');
  });
});
