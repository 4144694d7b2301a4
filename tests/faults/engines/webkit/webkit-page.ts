import type { ChildProcess } from 'node:child_process';
import { startGroup, type ProcessGroup } from '../../process-group.ts';
import { freePort, type EnginePage } from '../engine-page.ts';
import type { Webkit } from './find-webkit.ts';
import { openDriverSession, type DriverSession } from './web-driver.ts';

const startsWithinMs = 30_000;
/** The journey's own limit comes first: a page may read in a folder of files within one script. */
const scriptMs = 200_000;
/** What the driver calls an element in what it sends. */
const elementKey = 'element-6066-11e4-a52e-4f735466cecf';

/**
 * Starts WebKitGTK's small browser in a session of its own: nothing is kept, and nothing is left behind. Its sandbox
 * wants user namespaces, which neither root nor a container has: it opens the app of this machine and nothing else.
 *
 * @throws where it does not start.
 */
export async function openWebkit({ driver, display }: Webkit): Promise<EnginePage> {
  const started: ProcessGroup[] = [];
  const kill = async (): Promise<void> => {
    await Promise.all(started.map((each) => each.kill()));
  };
  try {
    const screen = startGroup(
      display,
      ['-displayfd', '1', '-screen', '0', '1280x900x24', '-nolisten', 'tcp'],
      { stdio: ['ignore', 'pipe', 'ignore'] },
    );
    started.push(screen);
    const port = await freePort();
    started.push(
      startGroup(driver, [`--port=${port}`], {
        env: {
          ...process.env,
          DISPLAY: `:${await firstLine(screen.child)}`,
          LANG: 'en_US.UTF-8',
          LIBGL_ALWAYS_SOFTWARE: '1',
          WEBKIT_DISABLE_DMABUF_RENDERER: '1',
          WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1',
        },
      }),
    );
    const session = await connected(port);
    await session.call('POST', '/timeouts', { script: scriptMs });
    return pageOf(session, kill);
  } catch (thrown) {
    await kill();
    throw thrown;
  }
}

function pageOf(session: DriverSession, kill: () => Promise<void>): EnginePage {
  return {
    goto: async (url) => {
      await session.call('POST', '/url', { url });
    },
    url: async () => (await session.call('GET', '/url')) as string,
    // Results pass as JSON: what the driver makes of objects is not what the page had.
    evaluate: async <T>(functionText: string, ...given: readonly string[]): Promise<T> => {
      const script = `
        const rest = [...arguments];
        const done = rest.pop();
        Promise.resolve((${functionText})(...rest)).then(
          (value) => done({ json: JSON.stringify(value) ?? 'null' }),
          (thrown) => done({ thrown: String(thrown) }));`;
      const answer = (await session.call('POST', '/execute/async', { script, args: given })) as {
        readonly json?: string;
        readonly thrown?: string;
      };
      if (answer.json === undefined) throw new Error(`in the page: ${answer.thrown ?? 'no answer'}`);
      return JSON.parse(answer.json) as T;
    },
    setFiles: async (selector, paths) => {
      const found = (await session.call('POST', '/element', {
        using: 'css selector',
        value: selector,
      })) as Readonly<Record<string, string>>;
      const text = paths.join('\n');
      await session.call('POST', `/element/${found[elementKey] ?? ''}/value`, { text });
    },
    kill,
  };
}

/** The first line that a program writes. */
function firstLine({ stdout }: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    const late = setTimeout(() => reject(new Error('there is no display')), startsWithinMs);
    stdout?.setEncoding('utf8').on('data', (part: string) => {
      text += part;
      const end = text.indexOf('\n');
      if (end < 0) return;
      clearTimeout(late);
      resolve(text.slice(0, end).trim());
    });
  });
}

async function connected(port: number): Promise<DriverSession> {
  for (const startMs = Date.now(); ;) {
    try {
      return await openDriverSession(port, {});
    } catch (thrown) {
      if (Date.now() - startMs > startsWithinMs) throw thrown;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}
