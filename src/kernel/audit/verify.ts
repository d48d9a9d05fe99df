// Checks the audit trail against its seals, trusting nothing but a public key and copies of the seals kept elsewhere.
// Pure: rows and seals come in as streams, so that it can run on another machine, on an export, years later.
import { type AuditRow, rowHash } from './leaf.ts';
import { type MerkleTree, merkleTree } from './merkle.ts';
import { NO_SEAL, type Seal, sealHash, signatureCheck } from './seal-record.ts';

export type FindingKind =
  /** Rows of a sealed batch are gone, were put in, or say something else (also: swapped, moved between batches). */
  | 'rowsMissing'
  | 'rowsAdded'
  | 'rowsChanged'
  /** Rows did not come in order, or no seal covers the place they stand in. */
  | 'rowsUnordered'
  | 'rowsOutside'
  /** A seal nobody with the key has signed; one that does not follow its predecessor; a number left out. */
  | 'sealForged'
  | 'sealUnchained'
  | 'sealMissing'
  /** The copies outside know another seal under this number, or later ones: rewritten, or cut off and rolled back. */
  | 'sealReplaced'
  | 'sealsCutOff'
  | 'outsideForged';

export interface Finding {
  readonly kind: FindingKind;
  /** Number of the seal, 0 where none is concerned. */
  readonly seal: number;
  readonly detail: string;
}

export interface Report {
  readonly ok: boolean;
  readonly findings: readonly Finding[];
  /** Findings beyond those listed. */
  readonly more: number;
  readonly rows: number;
  readonly seals: number;
  /** Rows after the last seal: nothing vouches for them yet. */
  readonly unsealed: { readonly count: number; readonly oldest: string | null };
  /** `unknown`: seals of the database that have no copy outside. */
  readonly outside: { readonly seals: number; readonly unknown: number };
}

// One lost seal leaves all its rows uncovered; nobody reads ten thousand lines.
const MOST = 1_000;

type Reporter = (kind: FindingKind, seal: number, detail: string) => void;
type Stream<T> = Iterable<T> | AsyncIterable<T>;

export interface Evidence {
  /** In the order of (txid, seq), see audit/rows.ts. */
  readonly rows: Stream<AuditRow>;
  /** In the order of their numbers. */
  readonly seals: Stream<Seal>;
  readonly outsideSeals: Stream<Seal>;
  readonly publicKeyPem: string;
}

export async function verifyAudit({ rows, seals, outsideSeals, publicKeyPem }: Evidence): Promise<Report> {
  const findings: Finding[] = [];
  let more = 0;
  const report: Reporter = (kind, seal, detail) => {
    if (findings.length < MOST) findings.push({ kind, seal, detail });
    else more++;
  };
  const signed = signatureCheck(publicKeyPem);
  const outside = await readOutside(outsideSeals, signed, report);
  const chain = checkedChain(seals, signed, outside, report);
  const unsealed = { count: 0, oldest: null as string | null };
  let rowCount = 0;

  let seal = await chain.next();
  let tree = merkleTree();
  let before: AuditRow | undefined;
  for await (const row of rows) {
    rowCount++;
    if (before && !follows(before, row)) report('rowsUnordered', seal?.no ?? 0, placeOf(row));
    before = row;
    while (seal && row.txid > seal.txid_to) {
      compare(seal, tree, report);
      [seal, tree] = [await chain.next(), merkleTree()];
    }
    if (!seal && row.txid > chain.end()) {
      unsealed.count++;
      if (unsealed.oldest === null || row.at < unsealed.oldest) unsealed.oldest = row.at;
    } else if (!seal || row.txid < seal.txid_from) report('rowsOutside', seal?.no ?? 0, placeOf(row));
    else tree.add(rowHash(row));
  }
  while (seal) {
    compare(seal, tree, report);
    [seal, tree] = [await chain.next(), merkleTree()];
  }
  const cutOff = [...outside.keys()].filter((no) => no > chain.count()).sort((a, b) => a - b);
  const [first] = cutOff;
  if (first !== undefined) report('sealsCutOff', first, `${cutOff.length} (${first}–${cutOff.at(-1)})`);
  return {
    ok: findings.length === 0,
    findings,
    more,
    rows: rowCount,
    seals: chain.count(),
    unsealed,
    outside: { seals: outside.size, unknown: chain.unknown() },
  };
}

/** Hashes by number. An outside copy is evidence only when it is signed. */
async function readOutside(copies: Stream<Seal>, signed: (seal: Seal) => boolean, report: Reporter) {
  const known = new Map<number, Set<string>>();
  for await (const seal of copies) {
    const hashes = known.get(seal.no) ?? new Set();
    const hash = sealHash(seal);
    if (hashes.has(hash)) continue;
    if (signed(seal)) known.set(seal.no, hashes.add(hash));
    else report('outsideForged', seal.no, seal.at);
  }
  return known;
}

/** Hands out the database's seals one by one, each checked against its predecessor, its signature and its copies. */
function checkedChain(
  seals: Stream<Seal>,
  signed: (seal: Seal) => boolean,
  outside: ReadonlyMap<number, ReadonlySet<string>>,
  report: Reporter,
) {
  const stream = (async function* () {
    yield* seals;
  })();
  let last: Seal | undefined;
  let unknown = 0;
  return {
    count: () => last?.no ?? 0,
    end: () => last?.txid_to ?? -1,
    unknown: () => unknown,
    async next(): Promise<Seal | undefined> {
      const { value: seal } = await stream.next();
      if (!seal) return undefined;
      const number = (last?.no ?? 0) + 1;
      if (seal.no !== number) report('sealMissing', number, `${number}–${seal.no - 1}`);
      else {
        const previous = last ? sealHash(last) : NO_SEAL;
        const from = (last?.txid_to ?? -1) + 1;
        if (seal.previous !== previous || seal.txid_from !== from) report('sealUnchained', seal.no, seal.at);
      }
      if (!signed(seal)) report('sealForged', seal.no, `${seal.at}, ${seal.key_id}`);
      const copies = outside.get(seal.no);
      if (!copies) unknown++;
      else if (copies.size !== 1 || !copies.has(sealHash(seal))) report('sealReplaced', seal.no, seal.at);
      last = seal;
      return seal;
    },
  };
}

function compare(seal: Seal, tree: MerkleTree, report: Reporter): void {
  const place = `txid ${seal.txid_from}–${seal.txid_to}, ${seal.at}: ${tree.count} / ${seal.count}`;
  if (tree.count < seal.count) report('rowsMissing', seal.no, place);
  else if (tree.count > seal.count) report('rowsAdded', seal.no, place);
  else if (tree.root() !== seal.root) report('rowsChanged', seal.no, place);
}

function follows(before: AuditRow, row: AuditRow): boolean {
  return row.txid > before.txid || (row.txid === before.txid && row.seq > before.seq);
}

function placeOf(row: AuditRow): string {
  return `txid ${row.txid}, seq ${row.seq}, ${row.at}`;
}
