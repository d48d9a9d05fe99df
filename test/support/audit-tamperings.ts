// Everything one hand can do to a sealed trail.
import type { AuditRow } from '#kernel/audit/leaf.ts';
import { NO_SEAL, type Seal, signSeal } from '#kernel/audit/seal-record.ts';
import type { FindingKind } from '#kernel/audit/verify.ts';
import { at, newSigner, rowOf, sealed, sealedRows, signer, type Trail } from './audit-trail.ts';

const sortRows = (rows: AuditRow[]) => rows.sort((a, b) => a.txid - b.txid || a.seq - b.seq);

function put<T>(list: T[], old: T, ...now: T[]): void {
  list.splice(list.indexOf(old), 1, ...now);
}

/** Each changes a trail in place at a chosen spot; the kinds of finding it must be among. */
export const tamperings: Record<
  string,
  { expected: FindingKind[]; tamper: (trail: Trail, spot: number) => void }
> = {
  'edit any one field': {
    expected: ['rowsChanged'],
    tamper: (trail, spot) => {
      const row = at(sealedRows(trail), spot);
      const edits: Partial<AuditRow>[] = [
        { id: 'ffffffff-0000-7000-8000-000000000000' },
        { at: row.at.replace('Z', '001Z') },
        { code: row.code + 1 },
        { account: row.account === null ? 'b' : null },
        { post: 'p' },
        { role: 'Clerk' },
        { action: 'thing.list' },
        { subject: 'things' },
        { subject_id: `${row.subject_id}0` },
        { purpose: `${row.purpose} ` },
        { request_id: '' },
        { detail: { b: [1, { d: 1, c: row.purpose }], a: 0 } },
        { subject: `${row.subject}","`, subject_id: '' },
      ];
      put(trail.rows, row, { ...row, ...at(edits, spot) });
    },
  },
  'delete one row': {
    expected: ['rowsMissing'],
    tamper: (trail, spot) => put(trail.rows, at(sealedRows(trail), spot)),
  },
  'insert one row': {
    expected: ['rowsAdded'],
    tamper: (trail, spot) => {
      const beside = at(sealedRows(trail), spot);
      const txid = spot % 2 ? beside.txid : beside.txid - 1;
      trail.rows.push(rowOf(txid, 1_000_000, 'put in later'));
      sortRows(trail.rows);
    },
  },
  'swap the contents of two rows': {
    expected: ['rowsChanged'],
    tamper: (trail, spot) => {
      const rows = sealedRows(trail);
      const [a, b] = [at(rows, spot), at(rows, spot + 1)];
      put(trail.rows, a, { ...b, txid: a.txid, seq: a.seq });
      put(trail.rows, b, { ...a, txid: b.txid, seq: b.seq });
    },
  },
  'give two rows each other’s place': {
    expected: ['rowsChanged', 'rowsUnordered'],
    tamper: (trail, spot) => {
      const rows = sealedRows(trail);
      const place = spot % (rows.length - 1);
      const [a, b] = [at(rows, place), at(rows, place + 1)];
      const index = trail.rows.indexOf(a);
      trail.rows.splice(index, 2, b, a);
    },
  },
  'move a row to another batch': {
    expected: ['rowsMissing', 'rowsAdded'],
    tamper: (trail, spot) => {
      const row = at(sealedRows(trail), spot);
      const [first, last] = [at(trail.seals, 0), at(trail.seals, trail.seals.length - 1)];
      put(trail.rows, row, { ...row, txid: row.txid <= first.txid_to ? last.txid_to : first.txid_to });
      sortRows(trail.rows);
    },
  },
  'cut off the end, rows and seals': {
    expected: ['sealsCutOff'],
    tamper: (trail, spot) => {
      const kept = spot % trail.seals.length;
      trail.seals.splice(kept);
      const end = trail.seals.at(-1)?.txid_to ?? -1;
      trail.rows = trail.rows.filter((row) => row.txid <= end);
    },
  },
  'remove one seal with its rows': {
    expected: ['sealMissing', 'sealsCutOff', 'sealUnchained'],
    tamper: (trail, spot) => {
      const seal = at(trail.seals, spot);
      put(trail.seals, seal);
      trail.rows = trail.rows.filter((row) => row.txid < seal.txid_from || row.txid > seal.txid_to);
    },
  },
  'rewrite a row and its seal, without the key': {
    expected: ['sealForged'],
    tamper: (trail, spot) => {
      const row = at(sealedRows(trail), spot);
      put(trail.rows, row, { ...row, purpose: 'rewritten' });
      const ends = trail.seals.map((seal) => seal.txid_to);
      const forged = sealed(trail.rows, ends, { ...newSigner(), keyId: signer.keyId });
      trail.seals.splice(0, Infinity, ...forged);
      trail.outsideSeals = [];
    },
  },
  'rewrite everything, with the stolen key': {
    expected: ['sealReplaced'],
    tamper: (trail, spot) => {
      const row = at(sealedRows(trail), spot);
      put(trail.rows, row, { ...row, purpose: 'rewritten' });
      const ends = trail.seals.map((seal) => seal.txid_to);
      trail.seals.splice(0, Infinity, ...sealed(trail.rows, ends));
    },
  },
  'break the chain, with the stolen key': {
    expected: ['sealUnchained'],
    tamper: (trail, spot) => {
      const seal = at(trail.seals, spot);
      put(trail.seals, seal, signSeal({ ...seal, previous: 'f'.repeat(64) }, signer));
      trail.outsideSeals = [];
    },
  },
  'change any field of a seal': {
    expected: ['sealForged', 'sealMissing'],
    tamper: (trail, spot) => {
      const seal = at(trail.seals, spot);
      const edits: Partial<Seal>[] = [
        { count: seal.count + 1 },
        { root: NO_SEAL },
        { at: new Date(0).toISOString() },
        { txid_to: seal.txid_to + 1 },
        { txid_from: seal.txid_from + 1 },
        { signature: '' },
        { key_id: '0'.repeat(16) },
        { previous: 'e'.repeat(64) },
        { no: seal.no + 100 },
      ];
      put(trail.seals, seal, { ...seal, ...at(edits, spot) });
      trail.outsideSeals = [];
    },
  },
  'roll back and go on writing': {
    expected: ['sealReplaced'],
    tamper: (trail) => {
      const [first] = trail.seals;
      if (!first) throw new Error('empty');
      trail.rows = trail.rows.filter((row) => row.txid <= first.txid_to);
      trail.rows.push(rowOf(first.txid_to + 1, 2_000_000, 'after the restore'));
      trail.seals.splice(0, Infinity, ...sealed(trail.rows, [first.txid_to, first.txid_to + 1]));
    },
  },
};
