// One set of keys for all servers on a database. Checked at every start: values sealed under keys that the others lack
// would not open there, and their seals would look forged.
import type { Keyring } from '../crypto.ts';
import { withConnection } from '../database/connection.ts';
import { OperatorError } from '../operator-error.ts';

/** Remembers this server's keys in the database. Throws where other servers have used keys that this one does not hold. */
export async function agreeOnKeys(
  ownerUrl: string,
  { masterIds, signer }: Pick<Keyring, 'masterIds' | 'signer'>,
): Promise<void> {
  await withConnection(ownerUrl, async ({ query }) => {
    const [table] = await query<{ there: boolean }>(
      `select to_regclass('liren.installation_key') is not null as there`,
    );
    // A database that nobody has used yet.
    if (!table?.there) return;
    const used = await query<{ purpose: string; fingerprint: string }>(
      'select purpose, fingerprint from liren.installation_key',
    );
    const lacking = (purpose: string, held: readonly string[]) =>
      used.filter((one) => one.purpose === purpose && !held.includes(one.fingerprint));
    if (lacking('master', masterIds).length > 0) throw otherKeys('master', lacking('master', masterIds));
    if (lacking('seal', signer.knownIds).length > 0)
      throw otherKeys('seal', lacking('seal', signer.knownIds));
    await query(
      `insert into liren.installation_key (purpose, fingerprint) values ('master', $1), ('seal', $2)
       on conflict do nothing`,
      [masterIds[0], signer.keyId],
    );
  });
}

const KEYS = {
  master: ['主密钥', 'master key', 'master.key'],
  seal: ['封印密钥', 'seal key', 'seal.key'],
} as const;

function otherKeys(
  purpose: keyof typeof KEYS,
  lacking: readonly { readonly fingerprint: string }[],
): OperatorError {
  const [zh, en, file] = KEYS[purpose];
  const ids = lacking.map(({ fingerprint }) => fingerprint).join(', ');
  const [orZh, orEn] =
    purpose === 'master'
      ? [
          '，或用 LIREN_MASTER_KEY 给出同样的密钥（新旧密钥用空格隔开，新的在前）',
          ', or give the same keys in LIREN_MASTER_KEY (newest first, parted by spaces)',
        ]
      : ['', ''];
  return new OperatorError(
    `此数据库里的数据用了别的${zh}（${ids}），本机 keys/${file} 不是它。\n` +
      `  请把最先启动的那台服务器的 LIREN_HOME/keys/ 整个复制到本机${orZh}，再启动。`,
    `This database was written with another ${en} (${ids}) than this server's keys/${file}.\n` +
      `  Copy the whole LIREN_HOME/keys/ of the server that was first here${orEn}, then start.`,
  );
}
