import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import sirv from 'sirv';

/** Features the app never uses, and that no code in the page may use either. */
const deniedFeatures = [
  'accelerometer',
  'camera',
  'display-capture',
  'geolocation',
  'gyroscope',
  'hid',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'serial',
  'usb',
  'xr-spatial-tracking',
];

const everywhere: Readonly<Record<string, string>> = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'Permissions-Policy': deniedFeatures.map((name) => `${name}=()`).join(', '),
};

/** Pages carry their policy in a meta element; what such an element cannot say stands here. */
const pagePolicy = "frame-ancestors 'none'";
/** A worker obeys the policy its own script came with, not the page's. */
const scriptPolicy =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; worker-src 'self'; frame-ancestors 'none'";

/** The headers a file is served with; `path` is the address's path. */
function headersFor(path: string): Readonly<Record<string, string>> {
  return {
    ...everywhere,
    'Content-Security-Policy': /\.m?js$/.test(path) ? scriptPolicy : pagePolicy,
    'Cache-Control': path.includes('/immutable/') ? 'public,max-age=31536000,immutable' : 'no-cache',
  };
}

function setHeaders(response: ServerResponse, path: string): void {
  for (const [name, value] of Object.entries(headersFor(path))) response.setHeader(name, value);
}

export type StaticServer = {
  /** "http://localhost:4173", without a slash at the end. */
  readonly url: string;
  readonly close: () => Promise<void>;
};

/**
 * Serves a folder on this machine only, with the headers the app needs.
 * Takes the first free one of `ports`; 0 stands for any.
 *
 * @throws when none of the ports is free.
 */
export async function serveFolder(folder: string, ports: readonly number[] = [0]): Promise<StaticServer> {
  const files = sirv(folder, { etag: true, setHeaders });
  const server = createServer((request, response) => {
    files(request, response, () => {
      setHeaders(response, request.url ?? '/');
      response.statusCode = 404;
      response.setHeader('Content-Type', 'text/plain; charset=utf-8');
      response.end('There is no such page.\n');
    });
  });
  for (const port of ports) {
    if (!(await listens(server, port))) continue;
    const { port: taken } = server.address() as AddressInfo;
    return { url: `http://localhost:${String(taken)}`, close: () => close(server) };
  }
  throw new Error(`none of the ports ${ports.join(', ')} is free; set PORT to another one`);
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
