// Audit trails made up in memory, sealed the way audit/seal.ts does it.
import { generateKeyPairSync, sign } from 'node:crypto';
import fc from 'fast-check';
import { type AuditRow, rowHash } from '#kernel/audit/leaf.ts';
import { merkleTree } from '#kernel/audit/merkle.ts';
import { NO_SEAL, type Seal, sealHash, signSeal } from '#kernel/audit/seal-record.ts';
import { type Signer, signingKeyId } from '#kernel/crypto/key-files.ts';

export function newSigner(): Signer {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  return {
    sign: (bytes) => sign(null, bytes, privateKey),
    publicKeyPem: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    keyId: signingKeyId(publicKey),
    knownIds: [signingKeyId(publicKey)],
  };
}
export const signer = newSigner();

export interface Trail {
  rows: AuditRow[];
  seals: Seal[];
  outsideSeals: Seal[];
}

export function rowOf(txid: number, seq: number, text: string): AuditRow {
  return {
    txid,
    seq,
    id: `00000000-0000-7000-8000-${String(seq).padStart(12, '0')}`,
    at: new Date(1_700_000_000_000 + seq * 1000).toISOString(),
    code: 510_104_020_007_000 + seq,
    account: seq % 3 ? 'a' : null,
    post: null,
    role: 'clerk',
    action: 'thing.read',
    subject: 'thing',
    subject_id: String(seq),
    purpose: text,
    request_id: `r${seq}`,
    detail: { b: [1, { d: 1, c: text }], a: null },
  };
}

/** Seals rows the way seal.ts does, without a database. `batches[i]` is the last txid of batch i. */
export function sealed(rows: AuditRow[], batches: number[], by = signer): Seal[] {
  const seals: Seal[] = [];
  for (const to of batches) {
    const last = seals.at(-1);
    const from = (last?.txid_to ?? -1) + 1;
    const tree = merkleTree();
    for (const row of rows) if (row.txid >= from && row.txid <= to) tree.add(rowHash(row));
    const previous = last ? sealHash(last) : NO_SEAL;
    const facts = {
      no: seals.length + 1,
      txid_from: from,
      txid_to: to,
      count: tree.count,
      root: tree.root(),
    };
    seals.push(signSeal({ ...facts, previous, at: new Date(to * 1000).toISOString() }, by));
  }
  return seals;
}

/** Transactions of one to four rows, in two to six batches, and perhaps a tail that is not sealed yet. */
export const trails: fc.Arbitrary<Trail> = fc
  .record({
    batches: fc.array(fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 5 }), {
      minLength: 2,
      maxLength: 6,
    }),
    tail: fc.integer({ min: 0, max: 3 }),
    text: fc.string({ unit: 'grapheme', maxLength: 8 }),
  })
  .map(({ batches, tail, text }) => {
    const rows: AuditRow[] = [];
    const ends: number[] = [];
    let txid = 700;
    for (const sizes of batches) {
      for (const size of sizes) {
        txid += 2;
        for (let i = 0; i < size; i++) rows.push(rowOf(txid, rows.length + 1, text));
      }
      ends.push(txid);
    }
    const seals = sealed(rows, ends);
    for (let i = 0; i < tail; i++) rows.push(rowOf(++txid, rows.length + 1, text));
    return { rows, seals, outsideSeals: [...seals] };
  });

export const sealedRows = ({ rows, seals }: Trail) =>
  rows.filter((row) => row.txid <= (seals.at(-1)?.txid_to ?? -1));
export function at<T>(list: readonly T[], place: number): T {
  const found = list[place % list.length];
  if (found === undefined) throw new Error('empty');
  return found;
}
