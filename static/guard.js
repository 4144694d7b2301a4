// @ts-check
/**
 * The first script of every page (`guard-page.js` is the second), and of every worker this app starts. The content
 * policy (`src/cli/content-policy.js`) bars requests to other hosts; this file closes what no policy can bar, and counts
 * what was asked for and what was refused, for the Privacy page. Plain JavaScript, one file, importing nothing: workers
 * run it as it stands here, pages shortened and in themselves (`src/cli/inline-guards.ts`).
 *
 * It is a second door behind the policy's. What stays open all the same is said on the Privacy page.
 */
(() => {
  'use strict';
  if ('benchsideGuard' in globalThis) return;
  const inPage = typeof document === 'object';
  const own = globalThis.origin;
  // Held here: code that comes later may put its own in their place.
  const { apply, construct, defineProperty } = Reflect;

  // ——— What is noted —————————————————————————————————————————————————————————————————————————————————————————————

  /** @type {{ kind: 'request' | 'refusal', [fact: string]: unknown }[]} */
  const noted = [];
  /** @type {Set<() => void>} */
  const listeners = new Set();
  const post = inPage ? undefined : globalThis.postMessage.bind(globalThis);

  /** @param {{ kind: 'request' | 'refusal', [fact: string]: unknown }} note */
  const take = (note) => {
    if (post !== undefined) post({ benchsideNote: note });
    // A page that would be asked without end must not fill the memory.
    else if (noted.length < 20_000) noted.push(note);
    for (const listener of listeners) listener();
  };

  /** Only the host is kept of an address: the rest may hold what was to be sent. @param {string} door @param {string} address */
  const refuse = (door, address) => {
    let to = address;
    try {
      const { origin, protocol } = new URL(address);
      to = origin === 'null' ? protocol : origin;
    } catch {
      // "inline", "eval", "trusted-types-sink": the browser's own words.
    }
    take({ kind: 'refusal', door, to, atMs: Date.now(), by: inPage ? 'page' : globalThis.name });
  };

  /** The policy stands in the page and in its headers, and each tells of the same attempt. @type {Map<string, { policy: string, atMs: number }>} */
  const told = new Map();
  const sameWithinMs = 200;
  addEventListener('securitypolicyviolation', (event) => {
    const { effectiveDirective, blockedURI, originalPolicy, lineNumber, columnNumber } = event;
    const attempt = [effectiveDirective, blockedURI, lineNumber, columnNumber].join(' ');
    const before = told.get(attempt);
    const atMs = performance.now();
    if (before !== undefined && before.policy !== originalPolicy && atMs - before.atMs < sameWithinMs) return;
    if (told.size > 1_000) told.clear();
    told.set(attempt, { policy: originalPolicy, atMs });
    refuse(effectiveDirective, blockedURI);
  });

  if (typeof PerformanceObserver === 'function') {
    if (inPage) performance.setResourceTimingBufferSize(5_000);
    new PerformanceObserver((list) => {
      for (const { name, initiatorType, transferSize, startTime } of list.getEntries()) {
        if (!/^https?:/.test(name)) continue;
        const atMs = performance.timeOrigin + startTime;
        const by = inPage ? 'page' : globalThis.name;
        take({ kind: 'request', url: name, asked: initiatorType, bytes: transferSize, atMs, by });
      }
    }).observe({ type: 'resource', buffered: true });
  }

  // ——— Addresses of scripts ——————————————————————————————————————————————————————————————————————————————————————

  /** @param {string} address */
  const isOwnFile = (address) => /^https?:/.test(address) && new URL(address).origin === own;
  /** Workers that were made here. @type {Map<string, string>} */
  const workers = new Map();
  const bootstraps = new Set();
  /** @param {string} name @param {object} rules */
  const policy = (name, rules) => {
    try {
      return globalThis.trustedTypes?.createPolicy(name, rules);
    } catch {
      return undefined; // somebody has it: then nobody else gets it
    }
  };
  const scripts = policy('benchside-script-url', {
    /** @param {string} address */
    createScriptURL: (address) => {
      if (inPage && (bootstraps.has(address) || isOwnFile(address))) return address;
      throw new TypeError('a script of another origin is not run');
    },
  });
  // In a worker nobody makes markup; taken here, nobody can.
  if (!inPage) policy('svelte-trusted-html', {});

  /** An own file as the browser takes it where it wants a trusted one. @param {string} address */
  const scriptUrl = (address) => {
    const whole = new URL(address, inPage ? document.baseURI : undefined).href;
    if (!bootstraps.has(whole) && !isOwnFile(whole))
      throw new TypeError('a script of another origin is not run');
    return scripts?.createScriptURL(whole) ?? whole;
  };

  /**
   * The address of this file, which workers import, and of the app's folder. A page that holds its text says in
   * `data-file` and `data-app` where they are; a page that names it, by its place.
   */
  const { here, app } = (() => {
    if (!inPage) return {};
    const script = document.currentScript;
    if (!(script instanceof HTMLScriptElement)) return {};
    const file = new URL(script.dataset.file ?? script.src, document.baseURI).href;
    return { here: file, app: new URL(script.dataset.app ?? file, document.baseURI).href };
  })();

  /**
   * The address to start a worker from: a few lines that import this guard and then the worker's own module. A worker
   * from a file's address would obey the policy that came with that file, and many hosts send none; one from a blob
   * obeys the policy of the page that made it.
   *
   * @param {string} moduleAddress
   */
  const workerUrl = (moduleAddress) => {
    const whole = new URL(moduleAddress, document.baseURI).href;
    if (!isOwnFile(whole)) throw new TypeError('a worker of another origin is not run');
    let bootstrap = workers.get(whole);
    if (bootstrap === undefined) {
      const lines = [here, whole].filter((part) => part !== undefined);
      const text = lines.map((part) => `import ${JSON.stringify(part)};\n`).join('');
      bootstrap = URL.createObjectURL(new Blob([text], { type: 'text/javascript' }));
      workers.set(whole, bootstrap);
      bootstraps.add(bootstrap);
    }
    return scriptUrl(bootstrap);
  };

  // ——— Doors that no policy closes ———————————————————————————————————————————————————————————————————————————————

  /** @param {object} holder @param {string} name @param {unknown} value */
  const fix = (holder, name, value) => {
    if (name in holder) defineProperty(holder, name, { value, configurable: false, writable: false });
  };
  // Connections between browsers, which Chromium opens under any policy, and connections that some browsers do not
  // count among those that `connect-src` rules. What makes documents of its own could make frames in them.
  for (const name of [
    'RTCPeerConnection',
    'webkitRTCPeerConnection',
    'mozRTCPeerConnection',
    'WebTransport',
    'WebSocketStream',
    'SharedWorker',
    'XSLTProcessor',
    'documentPictureInPicture',
    'fetchLater',
  ])
    fix(globalThis, name, undefined);
  if (typeof Navigator === 'function') fix(Navigator.prototype, 'sendBeacon', undefined);

  // A worker from a file's address obeys the policy that came with that file, and many hosts send none: until a service
  // worker answers in their place, only the bootstraps from above may start one, and a worker starts none.
  if (inPage) closeWorkers();
  else fix(globalThis, 'Worker', undefined);

  function closeWorkers() {
    const Original = globalThis.Worker;
    /** @param {unknown} address @param {WorkerOptions} [options] */
    function Worker(address, options) {
      const given = `${address}`; // turned into text once: it might turn into another the next time
      if (!bootstraps.has(given)) {
        refuse('worker', given);
        throw new DOMException('only workers of this app are started', 'SecurityError');
      }
      return construct(Original, [scriptUrl(given), options], new.target ?? Original);
    }
    Worker.prototype = Original.prototype;
    fix(Original.prototype, 'constructor', Worker);
    fix(globalThis, 'Worker', Worker);

    // Nor is any other file than the app's own taken for its service worker, which would outlive the page.
    if (typeof ServiceWorkerContainer !== 'function') return;
    const { register } = ServiceWorkerContainer.prototype;
    const ownWorker = app === undefined ? undefined : new URL('service-worker.js', app).href;
    fix(
      ServiceWorkerContainer.prototype,
      'register',
      /** @this {ServiceWorkerContainer} @param {unknown} address @param {RegistrationOptions} [options] */
      function (address, options) {
        const given = new URL(`${address}`, document.baseURI).href;
        if (given !== ownWorker) {
          refuse('worker', given);
          return Promise.reject(new DOMException('only the app’s own is registered', 'SecurityError'));
        }
        return apply(register, this, [scriptUrl(given), options]);
      },
    );
  }

  // ——— What the app uses of it ———————————————————————————————————————————————————————————————————————————————————

  defineProperty(globalThis, 'benchsideGuard', {
    value: Object.freeze({
      scriptUrl,
      workerUrl,
      refuse,
      /** Everything noted since the page began, oldest first. */
      noted: () => noted.slice(),
      /** Calls back after every note; gives back how to stop that. @param {() => void} listener */
      listen: (listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
      /** Takes what a worker's guard says; false where the message is another. @param {unknown} message */
      hear: (message) => {
        const note = Reflect.get(Object(message), 'benchsideNote');
        if (note === undefined) return false;
        take(note);
        return true;
      },
    }),
  });
})();
