import { isSessionKey } from '#storage/at-rest/sealing-key.ts';
import { currentSettings } from '../settings.svelte.ts';
import { isWorkAnywhere } from '../work-locks.ts';
import { ownRing } from './own-keys.ts';
import { hasPassphrase, lockNow, lockState } from './passphrase.svelte.ts';

/** What tabs tell each other: somebody is there, or lock. */
type Word = 'active' | 'lock';

const lookEveryMs = 5_000;
/** Somebody at work is told of no more often than this. */
const tellEveryMs = 10_000;
const signs = ['pointerdown', 'keydown', 'wheel', 'touchstart'] as const;

/**
 * Locks after the minutes in the settings without anybody in any tab, and when another tab does. What is shown is hidden
 * at once; once no batch is in hand the page loads itself anew, and with that forgets the key and all it had read. While
 * a session's batches are here it is only hidden, for they would end with it. Returns what ends it.
 */
export function watchIdle(): () => void {
  const channel = new BroadcastChannel('benchside-idle');
  let lastMs = Date.now();
  let toldMs = 0;

  const isOver = (): boolean =>
    hasPassphrase() && Date.now() - lastMs >= currentSettings().lockAfterMinutes * 60_000;

  const active = (event: Event): void => {
    // The first key after hours with the lid closed comes before the timer does: it opens nothing.
    if (lockState().phase !== 'locked' && isOver()) {
      event.stopImmediatePropagation();
      lockAllTabs(channel);
      return;
    }
    lastMs = Date.now();
    if (!hasPassphrase() || lastMs - toldMs < tellEveryMs) return;
    toldMs = lastMs;
    channel.postMessage('active' satisfies Word);
  };
  const hear = ({ data }: MessageEvent<Word>): void => {
    if (data === 'lock') lockNow();
    else lastMs = Date.now();
  };
  const look = (): void => {
    if (!hasPassphrase()) return;
    if (lockState().phase === 'locked') void forgetWhenAtRest();
    else if (isOver()) lockAllTabs(channel);
  };

  channel.addEventListener('message', hear);
  for (const sign of signs) window.addEventListener(sign, active, { passive: true, capture: true });
  document.addEventListener('visibilitychange', look);
  const timer = setInterval(look, lookEveryMs);
  return () => {
    clearInterval(timer);
    document.removeEventListener('visibilitychange', look);
    for (const sign of signs) window.removeEventListener(sign, active, { capture: true });
    channel.close();
  };
}

/** Locks every tab of this browser now. */
export function lockAll(): void {
  const channel = new BroadcastChannel('benchside-idle');
  lockAllTabs(channel);
  channel.close();
  void forgetWhenAtRest();
}

function lockAllTabs(channel: BroadcastChannel): void {
  channel.postMessage('lock' satisfies Word);
  lockNow();
}

async function forgetWhenAtRest(): Promise<void> {
  const state = lockState();
  if (state.phase !== 'locked' || state.since !== 'idle') return;
  if (ownRing.all().some(({ id }) => isSessionKey(id)) || (await isWorkAnywhere(navigator.locks))) return;
  location.reload();
}
