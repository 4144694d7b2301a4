import type { Way } from './way.ts';

/**
 * Ways out of a page by what it loads. Not here, for they do not reach a host without HTTPS in a headless Chromium even
 * without a policy, and so would prove nothing: `fetchLater`, speculation rules, a tab's icon.
 */
export const waysByLoading: readonly Way[] = [
  { name: 'sendBeacon', run: (host) => navigator.sendBeacon(`http://${host}/`, 'x') },
  { name: 'image', run: (host) => (new Image().src = `http://${host}/`) },
  { name: 'image srcset', run: (host) => (new Image().srcset = `http://${host}/ 1x`) },
  {
    name: 'image by markup',
    run: (host) => (document.createElement('div').innerHTML = `<img src="http://${host}/">`),
  },
  {
    name: 'document.write',
    run: (host) => {
      // A way out all the same.

      document.write(`<img src="http://${host}/">`);
    },
  },
  {
    name: 'style background',
    run: (host) => (document.body.style.backgroundImage = `url(http://${host}/)`),
  },
  {
    name: 'style cursor',
    run: (host) => (document.body.style.listStyleImage = `url(http://${host}/)`),
  },
  {
    name: 'adopted style sheet',
    run: (host) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(
        `html { border-image: url(http://${host}/) 1; border-width: 1px; border-style: solid }`,
      );
      document.adoptedStyleSheets.push(sheet);
    },
  },
  {
    name: 'style element',
    run: (host) => {
      document.head.append(
        Object.assign(document.createElement('style'), { textContent: `@import url(http://${host}/)` }),
      );
    },
  },
  ...['stylesheet', 'preload', 'prefetch', 'modulepreload', 'manifest', 'preconnect'].map((given): Way => ({
    name: `link ${given}`,
    given,
    ...(given === 'preconnect' ? { open: true } : {}),
    run: (host, rel) => {
      const link = Object.assign(document.createElement('link'), { rel, href: `http://${host}/` });
      if (rel === 'preload') link.as = 'image';
      document.head.append(link);
    },
  })),
  {
    name: 'script',
    run: (host) => {
      const script = document.createElement('script');
      script.src = `http://${host}/a.js`;
      document.head.append(script);
    },
  },
  {
    name: 'module script',
    run: (host) => {
      const script = Object.assign(document.createElement('script'), { type: 'module' });
      script.src = `http://${host}/a.js`;
      document.head.append(script);
    },
  },
  {
    name: 'inline script',
    run: (host) => {
      const script = document.createElement('script');
      script.textContent = `fetch('http://${host}/', { mode: 'no-cors' })`;
      document.head.append(script);
    },
  },
  { name: 'video', run: (host) => (document.createElement('video').src = `http://${host}/`) },
  { name: 'video poster', run: (host) => (document.createElement('video').poster = `http://${host}/`) },
  { name: 'audio', run: (host) => new Audio(`http://${host}/`).load() },
  {
    name: 'svg image',
    run: (host) => {
      const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
      const image = document.createElementNS('http://www.w3.org/2000/svg', 'image');
      image.setAttribute('href', `http://${host}/`);
      svg.append(image);
      document.body.append(svg);
    },
  },
  {
    name: 'input image',
    run: (host) => {
      const input = Object.assign(document.createElement('input'), { type: 'image' });
      input.src = `http://${host}/`;
      document.body.append(input);
    },
  },
  {
    name: 'iframe',
    run: (host) => {
      const frame = document.createElement('iframe');
      frame.src = `http://${host}/`;
      document.body.append(frame);
    },
  },
  {
    name: 'iframe srcdoc',
    run: (host) => {
      const frame = document.createElement('iframe');
      frame.srcdoc = `<img src="http://${host}/">`;
      document.body.append(frame);
    },
  },
  {
    name: 'object',
    run: (host) => {
      document.body.append(Object.assign(document.createElement('object'), { data: `http://${host}/` }));
    },
  },
  {
    name: 'embed',
    run: (host) => {
      document.body.append(Object.assign(document.createElement('embed'), { src: `http://${host}/` }));
    },
  },
  {
    name: 'shared worker',
    run: (host) => {
      const code = `fetch('http://${host}/', { mode: 'no-cors' })`;
      new SharedWorker(URL.createObjectURL(new Blob([code], { type: 'text/javascript' })));
    },
  },
  {
    name: 'link ping',
    run: (host) => {
      const link = Object.assign(document.createElement('a'), { href: '#', ping: `http://${host}/` });
      document.body.append(link);
      link.click();
    },
  },
  {
    name: 'WebRTC',
    run: async (host) => {
      const peer = new RTCPeerConnection({
        iceServers: [{ urls: `turn:${host}?transport=tcp`, username: 'x', credential: 'y' }],
      });
      peer.createDataChannel('x');
      await peer.setLocalDescription(await peer.createOffer());
    },
  },
  {
    name: 'WebRTC of an empty frame',
    run: async (host) => {
      const frame = document.createElement('iframe');
      document.body.append(frame);
      const inner = frame.contentWindow as unknown as typeof globalThis;
      const peer = new inner.RTCPeerConnection({
        iceServers: [{ urls: `turn:${host}?transport=tcp`, username: 'x', credential: 'y' }],
      });
      peer.createDataChannel('x');
      await peer.setLocalDescription(await peer.createOffer());
    },
  },
];
