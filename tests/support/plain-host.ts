import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import sirv from 'sirv';

export type PlainHost = {
  /** "http://localhost:4173/tools/benchside/", with a slash at the end. */
  readonly url: string;
  /** From now on this folder is served. */
  readonly serve: (folder: string) => void;
  readonly close: () => Promise<void>;
};

/**
 * A static host as GitHub Pages is one: it serves a folder below `path` ("/tools/benchside/") and sends no header of its
 * own but what a file is.
 */
export async function startPlainHost(folder: string, path: string): Promise<PlainHost> {
  let files = sirv(folder, { etag: true, dev: true });
  const server = createServer((request, response) => {
    const missing = () => {
      response.statusCode = 404;
      response.end();
    };
    if (!(request.url ?? '').startsWith(path)) {
      missing();
      return;
    }
    request.url = (request.url ?? '').slice(path.length - 1);
    files(request, response, missing);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://localhost:${String((server.address() as AddressInfo).port)}${path}`,
    serve: (next) => {
      files = sirv(next, { etag: true, dev: true });
    },
    close: async () => {
      await new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      });
    },
  };
}
