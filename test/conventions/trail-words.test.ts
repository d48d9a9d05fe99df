// The auditor reads words, never codes: whatever the product writes into the audit trail is called something.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { zhCN as auditZh } from '#modules/account/messages/audit.zh-CN.ts';
import { zhCN as accountZh } from '#modules/account/messages/zh-CN.ts';
import { voiceFlow } from '#modules/voice/flow.ts';
import { trailEn, trailZhCN } from '#web/desk/trail-words.ts';
import { root, walk } from '../../tools/checks/files.ts';

const source = walk(join(root, 'src'), root)
  .filter(
    (path) =>
      /^src\/(modules|engines|app)\/.*\.ts$/.test(path) &&
      !/\.test\.ts$|test-database|\/(web|messages)\//.test(path),
  )
  .map((path) => readFileSync(join(root, path), 'utf8'));

/** `action: 'voice.read'` beside a subject: an entry of the trail, not a question to a policy. */
function writtenOut(text: string): string[] {
  return [...text.matchAll(/action: '([a-z]+\.[a-zA-Z]+)',\s*subject:/g)].map(([, code = '']) => code);
}
/** What a session is for is another matter than why something was looked at. */
const ofSessions = ['work', 'wall'];
const purposes = (text: string) =>
  [...text.matchAll(/purpose: '([a-zA-Z]+)'/g)]
    .map(([, why = '']) => why)
    .filter((why) => !ofSessions.includes(why));

const steps = Object.keys(voiceFlow.steps).map((step) => `voice.${step}`);
const written = [...new Set([...source.flatMap(writtenOut), ...steps])];

const nameless = (codes: readonly string[], words: typeof trailZhCN) =>
  codes.filter((code) => {
    const [module = '', act = ''] = code.split('.');
    return words[module]?.[act] === undefined;
  });

describe('an entry of the audit trail', () => {
  it('is found where it is written', () => {
    expect(written).toEqual(
      expect.arrayContaining(['voice.read', 'account.grantPost', 'region.load', 'voice.passUp']),
    );
    expect(writtenOut("ctx.audit({ action: 'voice.whisper', subject: 'voice' })")).toEqual(['voice.whisper']);
  });

  it('has its words in both languages', () => {
    expect(nameless(written, trailZhCN)).toEqual([]);
    expect(nameless(written, trailEn)).toEqual([]);
    expect(nameless(['voice.whisper'], trailZhCN)).toEqual(['voice.whisper']);
  });

  it('says what it is about in words', () => {
    const about = (text: string) =>
      [...text.matchAll(/subject: '([a-z]+)',\s*subjectId/g)].map(([, what = '']) => what);
    const named = new Set(source.flatMap(about));
    expect(named.size).toBeGreaterThan(5);
    const known = new Set(Object.keys(auditZh.subjectKind));
    expect([...named].filter((what) => !known.has(what))).toEqual([]);
  });

  it('stands among the others of a module that has a name', () => {
    expect(Object.keys(trailZhCN).sort()).toEqual(Object.keys(auditZh.module).sort());
  });

  it('says why in words', () => {
    const known = new Set(Object.keys(accountZh.why));
    expect(new Set(source.flatMap(purposes)).size).toBeGreaterThan(5);
    expect(source.flatMap(purposes).filter((why) => !known.has(why))).toEqual([]);
  });
});
