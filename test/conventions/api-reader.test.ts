// The API reader over the real document.
import { describe, expect, it } from 'vitest';
import { modulesOf } from '#app/modules.ts';
import { openApi } from '#kernel/http/openapi.ts';
import { type ApiDocument, listOperations, readable, schemaText } from '../../src/web/api-docs/document.ts';

const document: ApiDocument = JSON.parse(JSON.stringify(openApi(modulesOf({}))));
const found = (wanted: string) => listOperations(document, wanted).map(({ operationId }) => operationId);

describe('an engineer who looks for an endpoint', () => {
  it.each(['反映', '投诉', '提交', 'complain', '/api/voices', 'voice.phoneInvalid'])(
    'finds reporting by “%s”',
    (wanted) => expect(found(wanted)).toContain('voice.report'),
  );

  it('finds by a status what may answer it, and nothing by a word that nobody uses', () => {
    expect(found('401')).toContain('casework.inbox');
    expect(found('401')).not.toContain('voice.report');
    expect(found('冰激凌')).toEqual([]);
    expect(found('  ')).toHaveLength(found('').length);
  });

  it('reads what is asked of the sender, without the pattern of every identifier', () => {
    const report = listOperations(document, 'voice.report').find(
      ({ operationId }) => operationId === 'voice.report',
    );
    const text = schemaText(report?.requestBody) ?? '';
    expect(text).toContain('GET /api/voice-categories');
    expect(text).toContain('"format": "uuid"');
    expect(text).not.toContain('"pattern"');
    expect(text).not.toContain('additionalProperties');
  });

  it('keeps a pattern that stands for itself, and a bound that means something', () => {
    const schema = { a: { pattern: '^x$' }, b: { maximum: Number.MAX_SAFE_INTEGER, minimum: 1 } };
    expect(readable(schema)).toBe('{"a":{"pattern":"^x$"},"b":{"minimum":1}}');
  });
});
