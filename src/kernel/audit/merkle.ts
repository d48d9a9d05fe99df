// Merkle tree hash as in RFC 6962 §2.1. Leaves and nodes are hashed under different prefixes, so that no node can be
// passed off as a row.
import { hash } from 'node:crypto';

const LEAF = Buffer.of(0x00);
const NODE = Buffer.of(0x01);

export function leafHash(content: Uint8Array | string): Buffer {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  return sha256(Buffer.concat([LEAF, bytes]));
}

export interface MerkleTree {
  readonly count: number;
  add(leaf: Buffer): void;
  /** Hex. Of an empty tree: the hash of nothing. */
  root(): string;
}

/** Grows leaf by leaf and keeps only the tops of its finished subtrees: a batch of any size fits in memory. */
export function merkleTree(): MerkleTree {
  const tops: { readonly size: number; readonly hash: Buffer }[] = [];
  let count = 0;
  return {
    get count() {
      return count;
    },
    add(leaf) {
      count++;
      let top = { size: 1, hash: leaf };
      for (let last = tops.at(-1); last?.size === top.size; last = tops.at(-1)) {
        tops.pop();
        top = { size: top.size * 2, hash: nodeHash(last.hash, top.hash) };
      }
      tops.push(top);
    },
    root() {
      if (tops.length === 0) return sha256(Buffer.alloc(0)).toString('hex');
      return tops
        .map((top) => top.hash)
        .reduceRight((right, left) => nodeHash(left, right))
        .toString('hex');
    },
  };
}

function nodeHash(left: Buffer, right: Buffer): Buffer {
  return sha256(Buffer.concat([NODE, left, right]));
}

function sha256(bytes: Uint8Array): Buffer {
  return hash('sha256', bytes, 'buffer');
}
