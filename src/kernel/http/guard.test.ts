import { describe, expect, it } from 'vitest';
import { isCleanText, parseJson } from './guard.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const refusal = (body: Uint8Array): unknown => {
  try {
    parseJson(body);
  } catch (error) {
    return error;
  }
  return 'let through';
};

describe('a body that somebody sends', () => {
  it.each([
    ['{"name":"𠮷䶮㛃","n":[1,{"a":null}]}', { name: '𠮷䶮㛃', n: [1, { a: null }] }],
    ['{"good pair":"\\uD842\\uDFB7"}', { 'good pair': '𠮷' }],
    ['{"a":{"a":1},"b":[{"a":1},{"a":2}]}', { a: { a: 1 }, b: [{ a: 1 }, { a: 2 }] }],
    ['"a word about \\\\u0000 is no NUL"', 'a word about \\u0000 is no NUL'],
    ['{"text":"{\\"a\\":1,\\"a\\":2}"}', { text: '{"a":1,"a":2}' }],
    [' 0 ', 0],
  ])('is read as it was meant: %s', (text, value) => {
    expect(parseJson(bytes(text))).toEqual(value);
  });

  it.each([
    ['is not UTF-8', new Uint8Array([0x22, 0xff, 0x22]), 'utf8'],
    ['is no JSON', bytes('{'), 'json'],
    ['ends inside a word', bytes('{"a'), 'json'],
    ['ends inside an escape', bytes('{"a\\'), 'json'],
    ['has an escape that is none', bytes('{"\\x":1}'), 'json'],
    ['is deeper than anything of ours', bytes(`${'['.repeat(33)}${']'.repeat(33)}`), 'depth'],
    ['is half a million brackets', bytes('['.repeat(500_000)), 'depth'],
    ['is wider than anything of ours', bytes(`[${'1,'.repeat(20_000)}1]`), 'size'],
    ['holds a NUL', bytes('{"a":"x\\u0000"}'), 'text'],
    ['holds a NUL in a key', bytes('{"x\\u0000":1}'), 'text'],
    ['holds a lone high surrogate', bytes('["\\ud800"]'), 'text'],
    ['holds a lone low surrogate', bytes('["a\\udc00"]'), 'text'],
    ['says one key twice', bytes('{"a":1,"a":2}'), 'duplicateKey'],
    ['says one key twice, once in disguise', bytes('{"a":1,"\\u0061":2}'), 'duplicateKey'],
    ['says one key twice, deep inside', bytes('[{"x":[{"b":1,"c":{},"b":2}]}]'), 'duplicateKey'],
    ['reaches for the prototype', bytes('{"__proto__":{"admin":true}}'), 'prototype'],
    ['reaches for the prototype in disguise', bytes('{"__pro\\u0074o__":{"admin":true}}'), 'prototype'],
    ['reaches for the constructor', bytes('{"a":{"constructor":{"prototype":{}}}}'), 'prototype'],
  ])('that %s is refused with the reason', (_, body, reason) => {
    expect(refusal(body)).toMatchObject({ code: 'kernel.malformed', status: 400, slots: { reason } });
    expect({}).not.toHaveProperty('admin');
  });

  it('of a megabyte of brackets or keys is refused before anybody waits', () => {
    for (const text of [
      '['.repeat(1_000_000),
      `{${Array.from({ length: 60_000 }, (_, i) => `"k${i}":1`).join()}}`,
    ]) {
      // What the processor spent: the clock on the wall also runs while others have it.
      const before = process.cpuUsage();
      expect(refusal(bytes(text))).toMatchObject({ status: 400 });
      expect(process.cpuUsage(before).user / 1_000).toBeLessThan(500);
    }
  });
});

describe('text', () => {
  it('is clean when it can be stored and read back as it was sent', () => {
    expect(['', '里仁', '👩‍👩‍👧‍👦', '\u202e'].map(isCleanText)).toEqual([true, true, true, true]);
    expect(['\u0000', 'a\ud800', '\udfffb'].map(isCleanText)).toEqual([false, false, false]);
  });
});
