import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import compression from 'compression';
import sirv from 'sirv';
import { headersFor } from './headers.ts';

function setHeaders(request: IncomingMessage, response: ServerResponse): void {
  const path = (request.url ?? '/').replace(/\?.*/, '');
  for (const [name, value] of Object.entries(headersFor(path))) response.setHeader(name, value);
}

export type StaticServer = {
  /** "http://localhost:4173", without a slash at the end. */
  readonly url: string;
  readonly close: () => Promise<void>;
};

/** Longer than a page rests between two requests while it opens. */
const keepsConnectionMs = 75_000;

/**
 * Serves a folder on this machine only, with the headers the app needs.
 * Takes the first free one of `ports`; 0 stands for any.
 *
 * @throws when none of the ports is free.
 */
export async function serveFolder(folder: string, ports: readonly number[] = [0]): Promise<StaticServer> {
  const files = sirv(folder, { etag: true, brotli: true });
  const compress = compression({ filter: isText });
  const server = createServer((request, response) => {
    // Its types are a larger server's, of whose requests and answers it uses what these are.
    compress(request as never, response as never, () => {
      // Also for "not modified": WebKit refuses what an isolated worker imports where that answer does not say so too.
      setHeaders(request, response);
      files(request, response, () => {
        answerMissing(response);
      });
    });
  });
  // A connection that rests may be closed just when it is asked again, which the other side sees as an error: with
  // Node's own five seconds one of 21,000 requests of 50 visitors at once was lost, with these none of 62,000.
  server.keepAliveTimeout = keepsConnectionMs;
  server.headersTimeout = keepsConnectionMs + 1_000;
  for (const port of ports) {
    if (!(await listens(server, port))) continue;
    const { port: taken } = server.address() as AddressInfo;
    return { url: `http://localhost:${String(taken)}`, close: () => close(server) };
  }
  throw new Error(`none of the ports ${ports.join(', ')} is free; set PORT to another one`);
}

/** Text shrinks to a third; the engines' WebAssembly would cost half a second each time. */
function isText(_request: unknown, response: ServerResponse): boolean {
  return /^text\/|javascript|json|xml/.test(String(response.getHeader('Content-Type')));
}

/** What is not there may come with the next build: nobody is to remember that it was missing. */
function answerMissing(response: ServerResponse): void {
  response.statusCode = 404;
  response.setHeader('Cache-Control', 'no-store');
  response.setHeader('Content-Type', 'text/plain; charset=utf-8');
  response.end('There is no such page.\n');
}

/** False when the port is taken; other errors are thrown. */
async function listens(server: Server, port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const onError = (error: NodeJS.ErrnoException) => {
      server.off('listening', onListening);
      if (error.code === 'EADDRINUSE' || error.code === 'EACCES') resolve(false);
      else reject(error);
    };
    const onListening = () => {
      server.off('error', onError);
      resolve(true);
    };
    server.once('error', onError).once('listening', onListening).listen(port, '127.0.0.1');
  });
}

/** Ends open connections too: a browser keeps its own open for minutes. */
async function close(server: Server): Promise<void> {
  await new Promise<void>((resolve) => {
    server.close(() => {
      resolve();
    });
    server.closeAllConnections();
  });
}
