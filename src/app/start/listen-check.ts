import { whyNotListen } from '#kernel/embedded-postgres/free-port.ts';
import { OperatorError } from '#kernel/operator-error.ts';

async function nextFree(port: number, host: string): Promise<number> {
  for (let next = port + 1; next < Math.min(port + 50, 65_536); next += 1) {
    if ((await whyNotListen(next, host)) === undefined) return next;
  }
  return 0;
}

/** Says before any slow work that the address cannot be had, and which one can. */
export async function requireFreePort(port: number, host: string): Promise<void> {
  const code = port === 0 ? undefined : await whyNotListen(port, host);
  if (code === undefined) return;
  if (code === 'EADDRINUSE') {
    const free = await nextFree(port, host);
    throw new OperatorError(
      `端口 ${port} 已被其他程序占用。请换一个，例如：PORT=${free} npm start`,
      `Port ${port} is taken by another program. Choose another, for example: PORT=${free} npm start`,
    );
  }
  if (code === 'EACCES') {
    throw new OperatorError(
      `没有权限使用端口 ${port}（1024 以下需要特权）。请换一个，例如：PORT=8080 npm start`,
      `No permission to use port ${port} (those below 1024 are privileged). Choose another, for example: PORT=8080 npm start`,
    );
  }
  throw new OperatorError(
    `无法在 HOST=${host} 端口 ${port} 上监听（${code}）。HOST 应是本机的地址。`,
    `Cannot listen on HOST=${host} port ${port} (${code}). HOST must be an address of this machine.`,
  );
}
