/**
 * A failure that the person at the keyboard can put right. It carries the whole explanation,
 * Chinese first, and is printed without a stack.
 */
export class OperatorError extends Error {
  constructor(zh: string, en: string, options?: ErrorOptions) {
    super(`${zh}\n${en}`, options);
    this.name = 'OperatorError';
  }
}

/** The `code` of a system or database error (`ENOSPC`, `53100`), if it has one. */
export function errorCode(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}

/** Every errno that an operator meets in practice, in words. */
const SYSTEM_ERRORS: Record<string, readonly [zh: string, en: string]> = {
  ENOSPC: ['磁盘已满。请腾出空间后重新启动。', 'The disk is full. Free some space and start again.'],
  EDQUOT: [
    '磁盘配额已用完。请腾出空间后重新启动。',
    'The disk quota is used up. Free some space and start again.',
  ],
  '53100': [
    '数据库所在的磁盘已满。请腾出空间后重新启动。',
    "The database's disk is full. Free some space and start again.",
  ],
  EACCES: [
    '没有权限访问。请检查该路径的所有者和权限。',
    'Permission denied. Check the owner and mode of that path.',
  ],
  EPERM: [
    '没有权限进行此操作。请检查所有者和权限。',
    'Operation not permitted. Check owner and permissions.',
  ],
  EROFS: [
    '文件系统是只读的。请用 LIREN_HOME 指定可写目录。',
    'The file system is read-only. Point LIREN_HOME at a writable directory.',
  ],
  EMFILE: ['打开的文件过多。请提高 ulimit -n。', 'Too many open files. Raise ulimit -n.'],
  EEXIST: [
    '路径被一个同名文件占住。请移走它，或用 LIREN_HOME 指定其他目录。',
    'A file is in the way of a directory. Move it, or choose another LIREN_HOME.',
  ],
  ENOTDIR: ['路径中有一段不是目录。', 'Part of the path is not a directory.'],
  EADDRINUSE: [
    '端口刚被其他程序占用。请换一个：PORT=端口 npm start',
    'Another program has just taken the port. Choose another: PORT=… npm start',
  ],
  ECONNREFUSED: [
    '数据库没有应答。请确认它在运行，再重新启动。',
    'The database does not answer. See that it runs, then start again.',
  ],
  ENOMEM: ['内存不足。', 'Not enough memory.'],
};

/** One clear bilingual message for any failure; nothing that only a programmer could read. */
export function explain(error: unknown): string {
  if (error instanceof OperatorError) return error.message;
  const code = errorCode(error);
  const known = code === undefined ? undefined : SYSTEM_ERRORS[code];
  const message = error instanceof Error ? error.message : String(error);
  const where =
    typeof error === 'object' && error !== null && 'path' in error ? ` (${String(error.path)})` : '';
  if (known) return `${known[0]}${where}\n${known[1]}${where}`;
  return (
    `出现意外错误：${message}\nUnexpected error: ${message}\n` +
    '  设置 LIREN_LOG=debug 可看到详细位置；npm run doctor 可检查环境。\n' +
    '  LIREN_LOG=debug shows where; npm run doctor checks the surroundings.'
  );
}
