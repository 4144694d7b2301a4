import { beforeEach, describe, expect, it } from 'vitest';
import { browserDiedKey } from '#core/browser-died-key.ts';
import { openTabEnds, type TabEnds } from './tab-ends.ts';

/** A browser's storage that pages share. */
function fakeStorage() {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
    key: (index: number) => [...kept.keys()][index] ?? null,
    get length() {
      return kept.size;
    },
  };
}

let local = fakeStorage();
/** A tab: pages that follow each other in it. */
function tab() {
  const session = fakeStorage();
  return (owner: string, wasDiscarded = false) => {
    const page = new EventTarget();
    let hidden = false;
    const ends = openTabEnds({ local, session, page, isHidden: () => hidden, wasDiscarded }, owner);
    const hide = (to: boolean) => {
      hidden = to;
      page.dispatchEvent(new Event('visibilitychange'));
    };
    return { ...ends, hide, leave: () => page.dispatchEvent(new Event('pagehide')), page };
  };
}
const endOf = (ends: TabEnds) => ends.endOf('first');

beforeEach(() => {
  local = fakeStorage();
});

describe('how a tab ended', () => {
  it('in order, when it was closed or loaded anew, whoever asks', () => {
    const same = tab();
    const first = same('first');
    first.leave();
    first.hide(true); // browsers say so of a page that goes
    expect([endOf(same('second')), endOf(tab()('third'))]).toEqual(['left', 'left']);
  });

  it('by a crash of its page, when the same tab has a new one and no note was left', () => {
    const same = tab();
    same('first');
    expect(endOf(same('second'))).toBe('died');
  });

  it('nobody knows how, when another tab asks: the browser may have been killed', () => {
    tab()('first');
    expect(endOf(tab()('second'))).toBe('unknown');
    expect(tab()('third').endOf(undefined)).toBe('unknown');
  });

  it('by what ended the browser, where who started the next one saw that; not where it was closed before', () => {
    tab()('first');
    tab()('closed').leave();
    local.setItem(browserDiedKey, '1');
    const ends = tab()('second');
    expect([endOf(ends), ends.endOf('closed'), ends.endOf(undefined)]).toEqual(['died', 'left', 'unknown']);
  });

  it('for no reason of its own, when it was hidden or put away', () => {
    const same = tab();
    same('first').hide(true);
    expect(endOf(same('second'))).toBe('unknown');
    const other = tab();
    other('first');
    expect(endOf(other('second', true))).toBe('left');
  });

  it('by a crash, when it was hidden and looked at again', () => {
    const same = tab();
    const first = same('first');
    first.hide(true);
    first.hide(false);
    expect(endOf(same('second'))).toBe('died');
  });

  it('not at all, when the page comes back from where it was kept, or is this very one', () => {
    const same = tab();
    const first = same('first');
    first.leave();
    first.page.dispatchEvent(new Event('pageshow'));
    expect(endOf(same('second'))).toBe('died');
    expect(tab()('me').endOf('me')).toBe('left');
  });

  it('is forgotten once nothing of it is left', () => {
    const same = tab();
    same('first').leave();
    const second = same('second');
    second.forget();
    expect(local.length).toBe(0);
  });

  it('is unknown where the browser bars its storage', () => {
    const barred = () => {
      throw new DOMException('', 'SecurityError');
    };
    const storage = { getItem: barred, setItem: barred, removeItem: barred, key: barred, length: 0 };
    const page = new EventTarget();
    const ends = openTabEnds(
      { local: storage, session: storage, page, isHidden: () => false, wasDiscarded: false },
      'me',
    );
    page.dispatchEvent(new Event('pagehide'));
    ends.forget();
    expect(endOf(ends)).toBe('unknown');
  });

  it('leaves nothing behind where everything was erased', () => {
    const first = tab()('first');
    first.hide(true);
    expect(local.length).toBe(1);
    first.leaveNothing();
    first.leave();
    expect(local.length).toBe(0);
  });
});
