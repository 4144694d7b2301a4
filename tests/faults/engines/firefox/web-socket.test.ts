import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { firstFrame, headOf, openTextSocket } from './web-socket.ts';

/** A server that sends back what it is sent, in two pieces, with a ping in between. */
async function echoServer(): Promise<{ port: number; close: () => void }> {
  const server = createServer();
  server.on('upgrade', (request, socket) => {
    const key = `${request.headers['sec-websocket-key'] ?? ''}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`;
    const accept = createHash('sha1').update(key).digest('base64');
    socket.write(
      `HTTP/1.1 101 Switching\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
    );
    let received = Buffer.alloc(0);
    socket.on('data', (chunk: Buffer) => {
      received = Buffer.concat([received, chunk]);
      const { headBytes = 0, length = Infinity } = headOf(received) ?? {};
      const at = headBytes + 4;
      if (received.length < at + length) return;
      const mask = received.subarray(headBytes, at);
      const text = received.subarray(at, at + length).map((byte, i) => byte ^ (mask[i % 4] ?? 0));
      received = received.subarray(at + length);
      const half = Math.floor(text.length / 2);
      socket.write(plain(0x01, text.subarray(0, half)));
      socket.write(plain(0x89, Buffer.from('are you there')));
      socket.write(plain(0x80, text.subarray(half)));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { port: (server.address() as AddressInfo).port, close: () => server.close() };
}

function plain(first: number, payload: Uint8Array): Buffer {
  const head = Buffer.alloc(10);
  head[0] = first;
  head[1] = 127;
  head.writeBigUInt64BE(BigInt(payload.length), 2);
  return Buffer.concat([head, payload]);
}

it('sends and receives short, long and very long text, in pieces too', async () => {
  const server = await echoServer();
  for (const text of ['ü', 'x'.repeat(300), `${'long '.repeat(20_000)}end`]) {
    const answer = await new Promise<string>((resolve, reject) => {
      openTextSocket({ port: server.port, path: '/' }, resolve, () => undefined).then(
        ({ send }) => send(text),
        reject,
      );
    });
    expect(answer).toBe(text);
  }
  server.close();
});

it('waits for a frame that is not there whole', () => {
  expect(firstFrame(Buffer.from([0x81]))).toBeUndefined();
  expect(firstFrame(Buffer.from([0x81, 3, 65, 66]))).toBeUndefined();
  expect(firstFrame(Buffer.from([0x81, 2, 65, 66]))?.payload.toString()).toBe('AB');
});
