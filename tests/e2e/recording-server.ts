import { createServer, request as ask, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One request as it arrived, whoever sent it: a page, a worker, the service worker, the browser of its own accord. */
export type Recorded = {
  readonly method: string;
  /** Path and query. */
  readonly address: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
};

export type RecordingServer = {
  readonly url: string;
  readonly requests: readonly Recorded[];
  readonly close: () => void;
};

/** Stands before the server at `url`, hands everything on unchanged, and writes down every request. */
export async function recordingServer(url: string): Promise<RecordingServer> {
  const requests: Recorded[] = [];
  const server = createServer((incoming, outgoing) => {
    const { method = '', url: address = '', headers } = incoming;
    const parts: Buffer[] = [];
    incoming.on('data', (part: Buffer) => parts.push(part));
    incoming.on('end', () => {
      const body = Buffer.concat(parts);
      requests.push({ method, address, headers, body: body.toString('latin1') });
      const onward = ask(new URL(address, url), { method, headers }, (answer) => {
        outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(outgoing);
      });
      onward.on('error', () => outgoing.destroy());
      outgoing.on('close', () => onward.destroy());
      onward.end(body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://localhost:${String((server.address() as AddressInfo).port)}`,
    requests,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
