import { openTextSocket } from './web-socket.ts';

/** A session of WebDriver BiDi, the remote control that Firefox speaks by itself. */
export type BidiSession = {
  readonly send: (method: string, params: object) => Promise<Record<string, unknown>>;
  readonly close: () => void;
};

type FromBrowser = {
  readonly type: 'success' | 'error' | 'event';
  readonly id?: number;
  readonly result?: Record<string, unknown>;
  readonly error?: string;
  readonly message?: string;
  readonly method?: string;
  readonly params?: Record<string, unknown>;
};

/** Opens a session. Every call that waits is refused once the browser is gone. */
export async function openBidi(
  port: number,
  onEvent: (method: string, params: Record<string, unknown>) => void,
): Promise<BidiSession> {
  type Waiting = {
    readonly resolve: (result: Record<string, unknown>) => void;
    readonly reject: (reason: Error) => void;
  };
  const waiting = new Map<number, Waiting>();
  let calls = 0;
  let gone = false;
  const socket = await openTextSocket(
    { port, path: '/session' },
    (text) => {
      const { type, id = -1, result, error, message, method, params } = JSON.parse(text) as FromBrowser;
      if (type === 'event') onEvent(method ?? '', params ?? {});
      else if (type === 'success') waiting.get(id)?.resolve(result ?? {});
      else waiting.get(id)?.reject(new Error(`${error ?? 'error'}: ${message ?? ''}`));
      waiting.delete(id);
    },
    () => {
      gone = true;
      for (const { reject } of waiting.values()) reject(new Error('the browser is gone'));
      waiting.clear();
    },
  );
  const send: BidiSession['send'] = (method, params) =>
    new Promise((resolve, reject) => {
      if (gone) {
        reject(new Error('the browser is gone'));
        return;
      }
      const id = (calls += 1);
      waiting.set(id, { resolve, reject });
      socket.send(JSON.stringify({ id, method, params }));
    });
  await send('session.new', { capabilities: {} });
  return { send, close: socket.close };
}
