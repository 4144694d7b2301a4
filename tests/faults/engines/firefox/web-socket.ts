import { randomBytes } from 'node:crypto';
import { request } from 'node:http';
import type { Duplex } from 'node:stream';

/** The client's end of a WebSocket, for text: all that a browser's remote control needs, and all there is in Node 20. */
export type TextSocket = {
  readonly send: (text: string) => void;
  readonly close: () => void;
};

const opcode = { continuation: 0, text: 1, close: 8, ping: 9, pong: 10 } as const;

/** Connects to a program on this machine. `onEnd` is called once, when the other side is gone. */
export async function openTextSocket(
  { port, path }: { readonly port: number; readonly path: string },
  onText: (text: string) => void,
  onEnd: () => void,
): Promise<TextSocket> {
  const socket = await new Promise<Duplex>((resolve, reject) => {
    const asked = request({
      host: '127.0.0.1',
      port,
      path,
      headers: {
        Connection: 'Upgrade',
        Upgrade: 'websocket',
        'Sec-WebSocket-Version': '13',
        'Sec-WebSocket-Key': randomBytes(16).toString('base64'),
      },
    });
    asked.once('upgrade', (_, upgraded) => {
      resolve(upgraded);
    });
    asked.once('response', ({ statusCode }) => {
      reject(new Error(`no WebSocket: status ${String(statusCode)}`));
    });
    asked.once('error', reject);
    asked.end();
  });
  let received = Buffer.alloc(0);
  let message: Buffer[] = [];
  socket.on('data', (chunk: Buffer) => {
    received = Buffer.concat([received, chunk]);
    for (let frame = firstFrame(received); frame !== undefined; frame = firstFrame(received)) {
      received = received.subarray(frame.sizeBytes);
      take(frame);
    }
  });
  socket.once('close', onEnd);
  socket.on('error', () => socket.destroy()); // the browser was killed

  function take({ code, payload, isLast }: Frame): void {
    if (code === opcode.ping) socket.write(frameOf(opcode.pong, payload));
    else if (code === opcode.close) socket.end();
    else if (code === opcode.text || code === opcode.continuation) {
      message.push(payload);
      if (!isLast) return;
      const text = Buffer.concat(message).toString('utf8');
      message = [];
      onText(text);
    }
  }

  return {
    send: (text) => socket.write(frameOf(opcode.text, Buffer.from(text))),
    close: () => socket.destroy(),
  };
}

type Frame = {
  readonly code: number;
  readonly isLast: boolean;
  readonly payload: Buffer;
  readonly sizeBytes: number;
};

/** The first frame of what came from a server, which masks nothing; undefined until it is there whole. */
export function firstFrame(bytes: Buffer): Frame | undefined {
  const head = headOf(bytes);
  if (head === undefined || bytes.length < head.headBytes + head.length) return undefined;
  const first = bytes[0] ?? 0;
  const sizeBytes = head.headBytes + head.length;
  const payload = Buffer.from(bytes.subarray(head.headBytes, sizeBytes));
  return { code: first & 0x0f, isLast: (first & 0x80) !== 0, payload, sizeBytes };
}

/** How long a frame's payload is, and how many bytes say so; undefined until these are there. */
export function headOf(bytes: Buffer): { readonly headBytes: number; readonly length: number } | undefined {
  const short = (bytes[1] ?? 0) & 0x7f;
  if (short === 126) return bytes.length < 4 ? undefined : { headBytes: 4, length: bytes.readUInt16BE(2) };
  if (short === 127)
    return bytes.length < 10 ? undefined : { headBytes: 10, length: Number(bytes.readBigUInt64BE(2)) };
  return bytes.length < 2 ? undefined : { headBytes: 2, length: short };
}

/** One whole frame, masked as a client's must be. */
function frameOf(code: number, payload: Buffer): Buffer {
  const mask = randomBytes(4);
  const masked = payload.map((byte, place) => byte ^ (mask[place % 4] ?? 0));
  return Buffer.concat([startOf(code, payload.length), mask, masked]);
}

function startOf(code: number, length: number): Buffer {
  if (length < 126) return Buffer.from([0x80 | code, 0x80 | length]);
  const isLong = length >= 65_536;
  const head = Buffer.alloc(isLong ? 10 : 4);
  head[0] = 0x80 | code;
  head[1] = 0x80 | (isLong ? 127 : 126);
  if (isLong) head.writeBigUInt64BE(BigInt(length), 2);
  else head.writeUInt16BE(length, 2);
  return head;
}
