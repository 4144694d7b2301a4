import type { Way } from './way.ts';

/** Ways out that a page and a worker have alike. */
export const waysOfBoth: readonly Way[] = [
  { name: 'fetch POST', run: (host) => fetch(`http://${host}/`, { method: 'POST', body: 'x' }) },
  { name: 'fetch no-cors', run: (host) => fetch(`http://${host}/?x`, { mode: 'no-cors' }) },
  { name: 'fetch keepalive', run: (host) => fetch(`http://${host}/`, { keepalive: true, mode: 'no-cors' }) },
  {
    name: 'fetch Request',
    run: (host) => fetch(new Request(`http://${host}/`, { method: 'PUT', body: 'x' })),
  },
  {
    name: 'XMLHttpRequest',
    run: (host) => {
      const request = new XMLHttpRequest();
      request.open('POST', `http://${host}/`);
      request.send('x');
    },
  },
  {
    name: 'XMLHttpRequest sync',
    run: (host) => {
      const request = new XMLHttpRequest();
      request.open('GET', `http://${host}/`, false);
      request.send();
    },
  },
  { name: 'WebSocket', run: (host) => new WebSocket(`ws://${host}/`) },
  { name: 'EventSource', run: (host) => new EventSource(`http://${host}/`) },
  { name: 'WebTransport', run: (host) => new WebTransport(`https://${host}/`) },
  { name: 'import()', run: (host) => import(`http://${host}/m.js`) },
  { name: 'cache add', run: async (host) => (await caches.open('x')).add(`http://${host}/`) },
  {
    name: 'wasm streaming',
    run: (host) => WebAssembly.compileStreaming(fetch(`http://${host}/a.wasm`)),
  },
  {
    name: 'font',
    run: (host) => new FontFace('x', `url(http://${host}/f.woff2)`).load(),
  },
  {
    name: 'new Function',
    run: (host) => {
      // Text run as code is a way around every check of code.

      new Function(`fetch('http://${host}/', { mode: 'no-cors' })`)();
    },
  },
  {
    name: 'blob worker fetch',
    run: (host) => {
      const code = `fetch('http://${host}/', { mode: 'no-cors' })`;
      new Worker(URL.createObjectURL(new Blob([code], { type: 'text/javascript' })));
    },
  },
  {
    name: 'blob worker importScripts',
    run: (host) => {
      const code = `importScripts('http://${host}/a.js')`;
      new Worker(URL.createObjectURL(new Blob([code], { type: 'text/javascript' })));
    },
  },
  {
    name: 'blob worker import',
    run: (host) => {
      const code = `import 'http://${host}/a.js'`;
      new Worker(URL.createObjectURL(new Blob([code], { type: 'text/javascript' })), { type: 'module' });
    },
  },
  {
    name: 'own file worker fetch',
    // A file of the app's own host obeys the policy that came with it: on a host without headers none. Where the browser
    // wants a trusted address, the app's own policy gives one for own files.
    run: (host) => {
      const address = new URL(`/own-worker.js?${host}`, origin).href;
      const { benchsideGuard: guard } = globalThis as {
        benchsideGuard?: { scriptUrl: (url: string) => string };
      };
      new Worker(guard?.scriptUrl(address) ?? address);
    },
  },
  {
    name: 'own file worker by its prototype',
    run: (host) => {
      const { constructor: Made } = Worker.prototype as unknown as { constructor: typeof Worker };
      const address = new URL(`/own-worker.js?${host}`, origin).href;
      const { benchsideGuard: guard } = globalThis as {
        benchsideGuard?: { scriptUrl: (url: string) => string };
      };
      new Made(guard?.scriptUrl(address) ?? address, { type: 'module' });
    },
  },
  {
    name: 'data worker fetch',
    run: (host) => {
      new Worker(`data:text/javascript,fetch('http://${host}/',{mode:'no-cors'})`);
    },
  },
];
