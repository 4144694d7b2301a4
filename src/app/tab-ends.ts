import { browserDiedKey } from '#core/browser-died-key.ts';
import type { TabEnd } from '#engine/cut-off.ts';

/** Names this tab for as long as its page lives, and knows how others ended. */
export type TabEnds = {
  readonly owner: string;
  /** `browserLived`: this page has been there since before the other tab was gone. */
  readonly endOf: (owner: string | undefined, browserLived?: boolean) => TabEnd;
  /** Forgets how other tabs ended: nothing is left that one of them was running. */
  readonly forget: () => void;
  /** Leaves nothing behind from now on, as when everything is erased. */
  readonly leaveNothing: () => void;
};

/** The parts of a browser that outlive a page, and the page's own events. */
export type TabSurroundings = {
  /** Outlives the browser, and is written before the page is gone. */
  readonly local: Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;
  /** This tab's own: outlives its page, also when that crashes, but not the browser. */
  readonly session: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
  readonly page: Pick<EventTarget, 'addEventListener'>;
  readonly isHidden: () => boolean;
  /** Whether the browser had put this tab's page away to save memory, and loaded it anew. */
  readonly wasDiscarded: boolean;
};

const notePrefix = 'benchside.left.';
const ownerKey = 'benchside.tab';

/**
 * Says how tabs ended. One that is closed or loaded anew leaves a note while it still can. One that is hidden leaves
 * another: phones end hidden tabs without a word, for which no file is to blame. Without a note, a tab's page crashed
 * if this is the same tab; else nobody knows whether the tab died or the browser, or why, unless who started the browser
 * saw the one before die (`browserDiedKey`).
 */
export function openTabEnds(
  { local, session, page, isHidden, wasDiscarded }: TabSurroundings,
  owner: string,
): TabEnds {
  const before = attempt(() => session.getItem(ownerKey));
  const wasSeenToDie = typeof attempt(() => local.getItem(browserDiedKey)) === 'string';
  attempt(() => {
    session.setItem(ownerKey, owner);
  });
  const note = (word: 'left' | 'hidden' | undefined): void => {
    attempt(() => {
      if (word === undefined) local.removeItem(notePrefix + owner);
      else local.setItem(notePrefix + owner, word);
    });
  };
  let hasLeft = false;
  let leavesNotes = true;
  const look = (): void => {
    if (!leavesNotes) return;
    if (hasLeft)
      note('left'); // a page that goes is hidden too
    else note(isHidden() ? 'hidden' : undefined);
  };
  page.addEventListener('pagehide', () => {
    hasLeft = true;
    look();
  });
  page.addEventListener('pageshow', () => {
    hasLeft = false;
    look();
  });
  page.addEventListener('visibilitychange', look);
  if (isHidden()) look();

  return {
    owner,
    endOf: (other, browserLived = false) => {
      if (other === undefined) return 'unknown';
      if (other === owner) return 'left';
      const left = attempt(() => local.getItem(notePrefix + other));
      if (left === 'left' || (other === before && wasDiscarded)) return 'left';
      const isKnown = browserLived || other === before || wasSeenToDie;
      return left !== 'hidden' && isKnown ? 'died' : 'unknown';
    },
    leaveNothing: () => {
      leavesNotes = false;
      note(undefined);
      attempt(() => {
        session.removeItem(ownerKey);
      });
    },
    forget: () => {
      attempt(() => {
        const keys = Array.from({ length: local.length }, (_, index) => local.key(index) ?? '');
        for (const key of keys)
          if (key.startsWith(notePrefix) && key !== notePrefix + owner) local.removeItem(key);
      });
    },
  };
}

/** Storage that the browser bars is as good as none. */
function attempt<T>(call: () => T): T | undefined {
  try {
    return call();
  } catch {
    return undefined;
  }
}

let own: TabEnds | undefined;

/** This page's own: one, so that what is said to it holds for whoever asked for it before. */
export function ownTabEnds(): TabEnds {
  return (own ??= openOwn());
}

function openOwn(): TabEnds {
  const wasDiscarded = 'wasDiscarded' in document && document.wasDiscarded === true;
  const isHidden = () => document.visibilityState === 'hidden';
  return openTabEnds(
    {
      // Looked up at each use: where site data is blocked, even the look throws.
      local: {
        getItem: (key) => localStorage.getItem(key),
        setItem: (key, value) => {
          localStorage.setItem(key, value);
        },
        removeItem: (key) => {
          localStorage.removeItem(key);
        },
        key: (index) => localStorage.key(index),
        get length() {
          return localStorage.length;
        },
      },
      session: {
        getItem: (key) => sessionStorage.getItem(key),
        setItem: (key, value) => {
          sessionStorage.setItem(key, value);
        },
        removeItem: (key) => {
          sessionStorage.removeItem(key);
        },
      },
      page: window,
      isHidden,
      wasDiscarded,
    },
    crypto.randomUUID(),
  );
}
