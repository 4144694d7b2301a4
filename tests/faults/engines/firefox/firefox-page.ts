import { readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startGroup } from '../../process-group.ts';
import { freePort, type EnginePage } from '../engine-page.ts';
import { openBidi, type BidiSession } from './bidi.ts';

/** One page of a Firefox that can be ended at any instant. */
export type FirefoxPage = EnginePage & { readonly quit: () => Promise<void> };

const startsWithinMs = 60_000;
/** What a Firefox of tests need not do. */
const preferences = {
  'app.update.enabled': false,
  'browser.aboutwelcome.enabled': false,
  'browser.shell.checkDefaultBrowser': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'dom.ipc.processPrelaunch.enabled': false,
  'toolkit.telemetry.enabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'remote.active-protocols': 1,
};
const channel = 'told';

/**
 * Starts Firefox, headless, on a profile. `told` hears what the function `preload`, which runs in every page before the
 * app, hands to its argument.
 *
 * @throws where it does not start.
 */
export async function openFirefox(
  program: string,
  profile: string,
  preload: string,
  told: (message: string) => void,
): Promise<FirefoxPage> {
  for (const left of await readdir(profile))
    if (/^(\.parentlock|lock|WebDriverBiDiServer\.json)$/.test(left)) await rm(join(profile, left));
  const lines = Object.entries(preferences).map(
    ([name, value]) => `user_pref("${name}", ${JSON.stringify(value)});\n`,
  );
  await writeFile(join(profile, 'user.js'), lines.join(''));
  const port = await freePort();
  const { gone, kill } = startGroup(
    program,
    ['--headless', '--no-remote', '--profile', profile, '--remote-debugging-port', String(port)],
    {
      env: { ...process.env, HOME: profile, MOZ_CRASHREPORTER_DISABLE: '1' },
    },
  );
  try {
    const session = await connected(port, (method, params) => {
      if (method !== 'script.message' || params['channel'] !== channel) return;
      const { value } = params['data'] as { readonly value?: unknown };
      if (typeof value === 'string') told(value);
    });
    return await pageOf(session, preload, kill, gone);
  } catch (thrown) {
    await kill();
    throw thrown;
  }
}

async function pageOf(
  session: BidiSession,
  preload: string,
  kill: () => Promise<void>,
  gone: Promise<void>,
): Promise<FirefoxPage> {
  await session.send('session.subscribe', { events: ['script.message'] });
  await session.send('script.addPreloadScript', {
    functionDeclaration: preload,
    arguments: [{ type: 'channel', value: { channel } }],
  });
  const { contexts } = await session.send('browsingContext.getTree', {});
  const [first] = contexts as readonly { readonly context: string }[];
  if (first === undefined) throw new Error('Firefox has no window');
  const { context } = first;

  const call = async (functionText: string, given: readonly string[], ownership: 'root' | 'none') => {
    const answer = await session.send('script.callFunction', {
      functionDeclaration: functionText,
      arguments: given.map((value) => ({ type: 'string', value })),
      target: { context },
      awaitPromise: true,
      resultOwnership: ownership,
    });
    if (answer['type'] === 'exception')
      throw new Error(
        `in the page: ${JSON.stringify((answer['exceptionDetails'] as { text?: string }).text)}`,
      );
    return answer['result'] as { readonly value?: unknown; readonly sharedId?: string };
  };
  const page: FirefoxPage = {
    goto: async (url) => {
      await session.send('browsingContext.navigate', { context, url, wait: 'complete' });
    },
    url: () => page.evaluate<string>('() => location.href'),
    // Results pass as JSON: the protocol's own form of objects is hard to read.
    evaluate: async <T>(functionText: string, ...given: readonly string[]): Promise<T> => {
      const { value } = await call(
        `async (...given) => JSON.stringify(await (${functionText})(...given)) ?? 'null'`,
        given,
        'none',
      );
      return JSON.parse(String(value)) as T;
    },
    setFiles: async (selector, paths) => {
      const { sharedId } = await call('(selector) => document.querySelector(selector)', [selector], 'root');
      if (sharedId === undefined) throw new Error(`there is no ${selector}`);
      await session.send('input.setFiles', { context, element: { sharedId }, files: paths });
    },
    kill,
    quit: async () => {
      await session.send('browser.close', {}).catch(() => undefined); // the answer may be lost with the browser
      const late = setTimeout(() => void kill(), 20_000);
      await gone;
      clearTimeout(late);
    },
  };
  return page;
}

async function connected(port: number, onEvent: Parameters<typeof openBidi>[1]): Promise<BidiSession> {
  for (const startMs = Date.now(); ;) {
    try {
      return await openBidi(port, onEvent);
    } catch (thrown) {
      if (Date.now() - startMs > startsWithinMs) throw thrown;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}
