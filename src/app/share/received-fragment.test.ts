import { describe, expect, it, vi } from 'vitest';
import { receivedFragment } from './received-fragment.ts';

/** A tab at this address, with what it keeps for itself. */
function tabAt(href: string, kept: Record<string, string> = {}) {
  const entries = new Map(Object.entries(kept));
  const show = vi.fn<(url: URL) => void>();
  const session = {
    getItem: (key: string) => entries.get(key) ?? null,
    setItem: (key: string, value: string) => void entries.set(key, value),
  };
  return { tab: { url: new URL(href), session, show }, show, kept: () => Object.fromEntries(entries) };
}

const link = 'https://lab.example/tools/share/#1p.abc-_D';

describe('the fragment of a link that was opened', () => {
  it('is read, and taken out of the address bar', () => {
    const { tab, show } = tabAt(link);
    expect(receivedFragment(tab)).toBe('1p.abc-_D');
    expect(show).toHaveBeenCalledOnce();
    expect(show.mock.calls[0]?.[0].href).toBe('https://lab.example/tools/share/');
  });

  it('is there again when the tab loads the page anew', () => {
    const first = tabAt(link);
    receivedFragment(first.tab);
    const again = tabAt('https://lab.example/tools/share/', first.kept());
    expect(receivedFragment(again.tab)).toBe('1p.abc-_D');
    expect(again.show).not.toHaveBeenCalled();
  });

  it('does not stand in the way of a link that is to be made', () => {
    const first = tabAt(link);
    receivedFragment(first.tab);
    expect(receivedFragment(tabAt('https://lab.example/tools/share/?batch=7', first.kept()).tab)).toBe('');
  });

  it('stays in the address where the tab can keep nothing: else loading it anew would lose it', () => {
    const { tab, show } = tabAt(link);
    const refusing = () => {
      throw new DOMException('no', 'SecurityError');
    };
    const session = { getItem: refusing, setItem: refusing };
    expect(receivedFragment({ ...tab, session })).toBe('1p.abc-_D');
    expect(show).not.toHaveBeenCalled();
    expect(receivedFragment({ ...tabAt('https://lab.example/tools/share/').tab, session })).toBe('');
  });
});
