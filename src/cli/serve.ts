/** `npm start`: builds the app where needed and serves it on this machine. PORT chooses the port. */
import { messageOf } from '#core/thrown.ts';
import { buildIfStale } from './build-if-stale.ts';
import { serveFolder } from './static-server.ts';

const usualPort = 4173;

/** PORT and nothing else where it is set; else the usual port or one of the next. */
function portsFrom(text: string | undefined): readonly number[] {
  if (text === undefined || text === '') return Array.from({ length: 20 }, (_, index) => usualPort + index);
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error(`PORT is not a port: ${text}`);
  return [port];
}

try {
  const ports = portsFrom(process.env['PORT']);
  const folder = await buildIfStale(console.log);
  const server = await serveFolder(folder, ports);
  console.log(`Benchside is at ${server.url}/ (Ctrl+C ends it)`);
  if (!ports.slice(0, 1).some((port) => server.url.endsWith(`:${String(port)}`)) && ports[0] !== 0)
    console.log(
      `Port ${String(usualPort)} is taken. Results are kept per address: those made there are not shown here.`,
    );
  const stop = () => void server.close().then(() => process.exit(0));
  process.once('SIGINT', stop).once('SIGTERM', stop);
} catch (error) {
  console.error(messageOf(error));
  process.exitCode = 1;
}
