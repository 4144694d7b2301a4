import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Names below this are mapped to `foreignAddress` by the browser; it is reserved for tests (RFC 2606, section 2). */
const foreignDomain = 'exits.test';
/** A loopback address, and another host than the app's. */
const foreignAddress = '127.0.0.2';

/** The switch that has the browser find every such name there, and no other name anywhere. */
export const hostRules = `--host-resolver-rules=MAP *.${foreignDomain} ${foreignAddress}, MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1, EXCLUDE ${foreignAddress}`;

/** A host that is not the app's: a port for each way out, so that a connection alone tells which way was open. */
export type ForeignHost = {
  /** `HOST:PORT` for one way out. */
  readonly of: (way: string) => string;
  /** Ways on which anything arrived, a connection without a request included. */
  readonly reached: () => readonly string[];
  readonly close: () => Promise<void>;
};

/** Listens over TCP and UDP, for each way on a port of its own. */
export async function openForeignHost(ways: readonly string[]): Promise<ForeignHost> {
  const hits = new Set<string>();
  const ports = new Map<string, number>();
  const servers: Server[] = [];
  const sockets: Socket[] = [];
  for (const way of ways) {
    const { server, socket, port } = await listenOnBoth(() => hits.add(way));
    servers.push(server);
    sockets.push(socket);
    ports.set(way, port);
  }
  return {
    of: (way) => `${way.replace(/\W+/g, '-')}.${foreignDomain}:${String(ports.get(way))}`,
    reached: () => [...hits].sort(),
    close: async () => {
      for (const socket of sockets) socket.close();
      await Promise.all(
        servers.map(
          (server) =>
            new Promise<void>((resolve) => {
              server.close(() => {
                resolve();
              });
              server.closeAllConnections();
            }),
        ),
      );
    },
  };
}

/** A port that is free over TCP may be taken over UDP, by a browser's own sockets for example: then another is tried. */
async function listenOnBoth(note: () => void): Promise<{ server: Server; socket: Socket; port: number }> {
  for (;;) {
    const server = createServer((request, response) => {
      note(); // a connection may have been there before
      request.resume();
      response.setHeader('Access-Control-Allow-Origin', '*');
      response.end('');
    }).on('connection', note);
    server.listen(0, foreignAddress);
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const socket = createSocket('udp4').on('message', note);
    // Node listens for this error itself as long as it binds: without an ear of ours nothing would ever come.
    socket.bind(port, foreignAddress);
    try {
      await once(socket, 'listening');
      return { server, socket, port };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
      socket.close();
      server.close();
    }
  }
}
