// Browsers open connections before they need them. One that waits longer than the server is closed without a word: an
// answer nobody asked for would be taken for that of the next page.
import { once } from 'node:events';
import { connect } from 'node:net';
import { expect, inject, it } from 'vitest';

it('一条等着的连接 is closed in silence', async () => {
  const { hostname, port } = new URL(inject('cityUrl'));
  const socket = connect(Number(port), hostname);
  let said = '';
  socket.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  await once(socket, 'close');
  expect(said).toBe('');
}, 30_000);
