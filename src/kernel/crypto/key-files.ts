// Keys at rest: LIREN_HOME/keys/, readable by the server's own user and nobody else. Losing master.key loses every
// sealed value, so it is made once, never overwritten, and a server with the wrong one refuses to start.
import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
  sign,
} from 'node:crypto';
import { appendFile, chmod, link, mkdir, open, readFile, stat, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { errorCode, OperatorError } from '../operator-error.ts';
import { randomToken } from './token.ts';

export interface Signer {
  /** Ed25519 (RFC 8032). */
  sign(bytes: Uint8Array): Buffer;
  readonly publicKeyPem: string;
  readonly keyId: string;
  /** This key's and those of its predecessors, whose public halves are kept. */
  readonly knownIds: readonly string[];
}

type MasterKeys = readonly [Buffer, ...Buffer[]];

/** Master keys, current first; made at the first start. */
export async function openMasterKeys(home: string, given?: string): Promise<MasterKeys> {
  const folder = await keyFolder(home);
  const masters = parseKeys(
    given ?? (await keptFile(join(folder, 'master.key'), () => randomBytes(32).toString('base64'))),
  );
  // What was sealed once must stay readable: the key this directory began with has to be among the ones we hold.
  const first = (
    await keptFile(join(folder, 'master.id'), () => masterKeyId(masters.at(-1) ?? masters[0]))
  ).trim();
  if (!masters.some((master) => masterKeyId(master) === first)) {
    throw new OperatorError(
      `主密钥不对：本目录的数据是用密钥 ${first} 加密的。请恢复 keys/master.key 或 LIREN_MASTER_KEY（新旧密钥用空格隔开，新的在前）。`,
      `Wrong master key: data here was sealed under key ${first}. Restore keys/master.key or LIREN_MASTER_KEY (newest first, parted by spaces).`,
    );
  }
  return masters;
}

/** Four bytes that tell master keys apart; a hash of a random 256-bit key says nothing about it. */
export function masterKeyId(master: Uint8Array): string {
  return createHash('sha256').update('liren/1/key-id/').update(master).digest('hex').slice(0, 8);
}

function parseKeys(text: string): MasterKeys {
  const [current, ...retired] = text
    .trim()
    .split(/\s+/)
    .map((part) => Buffer.from(part, 'base64'));
  if (!current || [current, ...retired].some((key) => key.length !== 32)) {
    throw new OperatorError('主密钥必须是 32 字节的 base64。', 'A master key must be 32 bytes in base64.');
  }
  return [current, ...retired];
}

/** The key pair that signs audit seals. The public half is a file of its own, to be carried elsewhere. */
export async function openSealKey(home: string): Promise<Signer> {
  const folder = await keyFolder(home);
  const pem = await keptFile(join(folder, 'seal.key'), () =>
    generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  );
  const privateKey = createPrivateKey(pem);
  const publicKey = createPublicKey(privateKey);
  const publicKeyPem = publicKey.export({ type: 'spki', format: 'pem' }).toString();
  const publicPath = join(folder, 'seal.pub');
  const known = await keptFile(publicPath, () => publicKeyPem, 0o644);
  // After a change of key, older seals are still checked with the older half: all stay in the file.
  if (!known.includes(publicKeyPem)) await appendFile(publicPath, publicKeyPem);
  const pems =
    `${known}\n${publicKeyPem}`.match(/-----BEGIN PUBLIC KEY-----[^-]+-----END PUBLIC KEY-----/g) ?? [];
  return {
    sign: (bytes) => sign(null, bytes, privateKey),
    publicKeyPem,
    keyId: signingKeyId(publicKey),
    knownIds: [...new Set(pems.map((one) => signingKeyId(createPublicKey(one))))],
  };
}

export function signingKeyId(publicKey: KeyObject): string {
  return createHash('sha256')
    .update(publicKey.export({ type: 'spki', format: 'der' }))
    .digest('hex')
    .slice(0, 16);
}

async function keyFolder(home: string): Promise<string> {
  const folder = join(home, 'keys');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  return folder;
}

/** Reads a file, making it first if nobody has. Two servers starting at once agree on one content. */
async function keptFile(path: string, make: () => string, mode = 0o600): Promise<string> {
  if (!(await exists(path))) await createOnce(path, make(), mode);
  const { mode: actual } = await stat(path);
  if (process.platform !== 'win32' && (actual & 0o077 & ~mode) !== 0) {
    throw new OperatorError(
      `密钥文件 ${path} 可被他人读取，请执行 chmod ${mode.toString(8)}。`,
      `Key file ${path} is open to others; run chmod ${mode.toString(8)} on it.`,
    );
  }
  return readFile(path, 'utf8');
}

async function exists(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return false;
    throw error;
  }
}

/** Written and synced aside, then linked: the name appears with its whole content or not at all, and never changes. */
async function createOnce(path: string, content: string, mode: number): Promise<void> {
  const aside = `${path}.${randomToken().slice(0, 8)}`;
  const file = await open(aside, 'wx', mode);
  try {
    await file.writeFile(content);
    await file.sync();
    await file.close();
    // The umask may have taken bits from a file that others are meant to read.
    await chmod(aside, mode);
    await link(aside, path).catch((error: unknown) => {
      if (errorCode(error) !== 'EEXIST') throw error;
    });
  } finally {
    await unlink(aside);
  }
  if (process.platform === 'win32') return;
  const folder = await open(dirname(path), 'r');
  await folder.sync();
  await folder.close();
}
