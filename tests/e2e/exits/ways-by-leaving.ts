import type { Way } from './way.ts';

const leaves = true;

/** Ways out of a page by going elsewhere, or by having a new window go there. */
export const waysByLeaving: readonly Way[] = [
  { name: 'location', leaves, run: (host) => (location.href = `http://${host}/?x`) },
  {
    name: 'location.assign',
    leaves,
    run: (host) => {
      location.assign(`http://${host}/?x`);
    },
  },
  {
    name: 'location.replace',
    leaves,
    run: (host) => {
      location.replace(`http://${host}/?x`);
    },
  },
  {
    name: 'javascript: address',
    leaves,
    run: (host) => (location.href = `javascript:void fetch('http://${host}/', { mode: 'no-cors' })`),
  },
  {
    name: 'navigation.navigate',
    leaves,
    run: (host) => {
      const { navigation } = globalThis as unknown as { navigation: { navigate: (url: string) => unknown } };
      navigation.navigate(`http://${host}/?x`);
    },
  },
  {
    name: 'meta refresh',
    leaves,
    run: (host) => {
      const meta = Object.assign(document.createElement('meta'), { httpEquiv: 'refresh' });
      meta.content = `0;url=http://${host}/?x`;
      document.head.append(meta);
    },
  },
  { name: 'window.open', leaves, run: (host) => window.open(`http://${host}/?x`) },
  {
    name: 'empty window',
    leaves,
    run: (host) => {
      const opened = window.open('about:blank');
      if (opened !== null) opened.location.href = `http://${host}/?x`;
    },
  },
  {
    name: 'form GET',
    leaves,
    run: (host) => {
      const form = Object.assign(document.createElement('form'), { action: `http://${host}/` });
      document.body.append(form);
      form.submit();
    },
  },
  {
    name: 'form POST to a new window',
    leaves,
    run: (host) => {
      const form = Object.assign(document.createElement('form'), { action: `http://${host}/` });
      form.method = 'POST';
      form.target = '_blank';
      document.body.append(form);
      form.submit();
    },
  },
  {
    name: 'form by its button',
    leaves,
    run: (host) => {
      const form = Object.assign(document.createElement('form'), { target: '_blank' });
      const button = Object.assign(document.createElement('button'), { formAction: `http://${host}/?x` });
      form.append(button);
      document.body.append(form);
      button.click();
    },
  },
  {
    name: 'link',
    leaves,
    run: (host) => {
      const link = Object.assign(document.createElement('a'), { href: `http://${host}/?x` });
      document.body.append(link);
      link.click();
    },
  },
  {
    name: 'link to a new window',
    leaves,
    run: (host) => {
      const link = Object.assign(document.createElement('a'), {
        href: `http://${host}/?x`,
        target: '_blank',
      });
      document.body.append(link);
      link.click();
    },
  },
  {
    name: 'link in no document',
    leaves,
    run: (host) => {
      Object.assign(document.createElement('a'), { href: `http://${host}/?x`, target: '_blank' }).click();
    },
  },
  {
    name: 'link in no document by an event',
    leaves,
    run: (host) => {
      const link = Object.assign(document.createElement('a'), {
        href: `http://${host}/?x`,
        target: '_blank',
      });
      link.dispatchEvent(new MouseEvent('click'));
    },
  },
  {
    name: 'link to save',
    leaves,
    run: (host) => {
      const link = Object.assign(document.createElement('a'), { href: `http://${host}/?x`, download: 'x' });
      document.body.append(link);
      link.click();
    },
  },
  {
    name: 'link in a picture',
    leaves,
    run: (host) => {
      const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
      const link = document.createElementNS('http://www.w3.org/2000/svg', 'a');
      link.setAttribute('href', `http://${host}/?x`);
      link.setAttribute('target', '_blank');
      svg.append(link);
      document.body.append(svg);
      link.dispatchEvent(new MouseEvent('click', { bubbles: true }));
    },
  },
  {
    name: 'area of a map',
    leaves,
    run: (host) => {
      const area = Object.assign(document.createElement('area'), {
        href: `http://${host}/?x`,
        target: '_blank',
      });
      const map = document.createElement('map');
      map.append(area);
      document.body.append(map);
      area.click();
    },
  },
];
