// The promise: whatever one hand changes in a sealed trail, the verifier says so, and it never cries wolf.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tamperings } from '../../../test/support/audit-tamperings.ts';
import {
  at,
  newSigner,
  rowOf,
  sealed,
  sealedRows,
  signer,
  type Trail,
  trails,
} from '../../../test/support/audit-trail.ts';
import { leafText, rowHash } from './leaf.ts';
import { merkleTree } from './merkle.ts';
import { sealHash, signSeal } from './seal-record.ts';
import { verifyAudit } from './verify.ts';

const verify = (trail: Trail) => verifyAudit({ ...trail, publicKeyPem: signer.publicKeyPem });

describe('an audit trail', () => {
  it('that nobody touched is found untouched', async () => {
    await fc.assert(
      fc.asyncProperty(trails, async (trail) => {
        const report = await verify(trail);
        expect(report.findings).toEqual([]);
        const unsealed = trail.rows.length - sealedRows(trail).length;
        expect(report).toMatchObject({ ok: true, rows: trail.rows.length, seals: trail.seals.length });
        expect(report.unsealed.count).toBe(unsealed);
        expect(report.unsealed.oldest === null).toBe(unsealed === 0);
      }),
      { numRuns: 50 },
    );
  });

  it.each(Object.entries(tamperings))('shows: %s', async (_, { tamper, expected }) => {
    await fc.assert(
      fc.asyncProperty(trails, fc.nat(10_000), async (trail, spot) => {
        tamper(trail, spot);
        const report = await verify(trail);
        expect(report.ok).toBe(false);
        expect(report.findings.map((finding) => finding.kind).some((kind) => expected.includes(kind))).toBe(
          true,
        );
      }),
      { numRuns: 60 },
    );
  });

  it('names the seal that is missing and the rows nobody vouches for', async () => {
    const rows = [rowOf(1, 1, ''), rowOf(2, 2, ''), rowOf(3, 3, '')];
    const [first, , third] = sealed(rows, [1, 2, 3]);
    if (!first || !third) throw new Error('empty');
    const found = await verify({
      rows: [rowOf(-5, 9, ''), ...rows],
      seals: [first, third],
      outsideSeals: [],
    });
    expect(found.findings).toMatchObject([
      { kind: 'rowsOutside', seal: 1, detail: expect.stringContaining('txid -5, seq 9') },
      { kind: 'sealMissing', seal: 2, detail: '2–2' },
      { kind: 'rowsOutside', seal: 3, detail: expect.stringContaining('txid 2, seq 2') },
    ]);
  });

  it('must not leave out transactions between two seals, even signed ones', async () => {
    const rows = [rowOf(1, 1, ''), rowOf(9, 2, '')];
    const [first, second] = sealed(rows, [1, 9]);
    if (!first || !second) throw new Error('empty');
    const gap = signSeal({ ...second, txid_from: 5 }, signer);
    const found = await verify({ rows, seals: [first, gap], outsideSeals: [] });
    expect(found.findings).toMatchObject([{ kind: 'sealUnchained', seal: 2 }]);
  });

  it('with a thousand faults lists the first and counts the rest', async () => {
    const rows = Array.from({ length: 1_200 }, (_, i) => rowOf(i - 5_000, i, ''));
    const found = await verify({ rows, seals: [], outsideSeals: [] });
    expect([found.findings.length, found.more]).toEqual([1_000, 200]);
  });

  it('of no rows and no seals is untouched; without copies it says that they are missing', async () => {
    expect(await verify({ rows: [], seals: [], outsideSeals: [] })).toMatchObject({
      ok: true,
      rows: 0,
      seals: 0,
    });
    const rows = [rowOf(1, 1, '')];
    const report = await verify({ rows, seals: sealed(rows, [1]), outsideSeals: [] });
    expect(report).toMatchObject({ ok: true, outside: { seals: 0, unknown: 1 } });
  });

  it('is checked with the key of its time after the key was changed', async () => {
    const newer = newSigner();
    const rows = [rowOf(1, 1, ''), rowOf(2, 2, '')];
    const [first] = sealed(rows, [1]);
    if (!first) throw new Error('empty');
    const tree = merkleTree();
    tree.add(rowHash(at(rows, 1)));
    const facts = { no: 2, txid_from: 2, txid_to: 2, count: 1, root: tree.root(), at: first.at };
    const seals = [first, signSeal({ ...facts, previous: sealHash(first) }, newer)];
    const both = `${signer.publicKeyPem}${newer.publicKeyPem}`;
    expect(await verifyAudit({ rows, seals, outsideSeals: seals, publicKeyPem: both })).toMatchObject({
      ok: true,
    });
    const one = await verifyAudit({ rows, seals, outsideSeals: [], publicKeyPem: signer.publicKeyPem });
    expect(one.findings).toMatchObject([{ kind: 'sealForged', seal: 2 }]);
  });

  it('with copies nobody signed says so', async () => {
    const rows = [rowOf(1, 1, '')];
    const seals = sealed(rows, [1]);
    const outsideSeals = sealed(rows, [1], newSigner());
    const report = await verifyAudit({ rows, seals, outsideSeals, publicKeyPem: signer.publicKeyPem });
    expect(report.findings).toMatchObject([{ kind: 'outsideForged', seal: 1 }]);
  });
});

describe('the text of a row', () => {
  it('is the same whatever the order of keys, and is fixed', () => {
    const row = rowOf(7, 9, '核实"地址"');
    const turned = { ...row, detail: { a: null, b: [1, { c: '核实"地址"', d: 1 }] } };
    expect(leafText(turned)).toBe(leafText(row));
    expect(leafText(row)).toBe(
      '["liren-audit-1",7,9,"00000000-0000-7000-8000-000000000009","2023-11-14T22:13:29.000Z",510104020007009,null,null,' +
        '"clerk","thing.read","thing","9","核实\\"地址\\"","r9",{"a":null,"b":[1,{"c":"核实\\"地址\\"","d":1}]}]',
    );
    expect(leafText({ ...row, detail: { 10: 1, 9: 2, __proto__x: 3 } })).toContain(
      '{"10":1,"9":2,"__proto__x":3}',
    );
  });
});
