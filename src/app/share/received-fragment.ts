/** What taking a fragment out of the address needs of a tab. */
export type FragmentPorts = {
  readonly url: URL;
  /** The tab's own memory: it outlives loading the page anew, and goes with the tab. */
  readonly session: Pick<Storage, 'getItem' | 'setItem'>;
  /** Puts this address into the bar, in the place of the one that is there. */
  readonly show: (url: URL) => void;
};

const key = 'benchside.received-link';

/**
 * The fragment of the link that this tab was opened with, without #; empty where there is none. It is taken out of the
 * address bar, where it would be seen by who looks on, bookmarked and copied unmeant; the tab keeps it for itself, so
 * that the page can be loaded anew.
 */
export function receivedFragment({ url, session, show }: FragmentPorts): string {
  const fragment = url.hash.slice(1);
  if (fragment === '') return url.search === '' ? recalled(session) : '';
  try {
    session.setItem(key, fragment);
  } catch {
    return fragment; // it stays where it is
  }
  const bare = new URL(url);
  bare.hash = '';
  show(bare);
  return fragment;
}

function recalled(session: FragmentPorts['session']): string {
  try {
    return session.getItem(key) ?? '';
  } catch {
    return '';
  }
}
