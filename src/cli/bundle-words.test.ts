import { describe, expect, test } from 'vitest';
import { askingForWords, translationModule, wordsModule } from './bundle-words.ts';

describe('code that says something', () => {
  const header = `import {getRuntime as _w_load_, getRuntimeRx as _w_load_rx_} from "../language/words.loader.ts"`;

  test('asks for the words of its room before all else', () => {
    const code = `${header}\nconst _w_runtime_ = _w_load_('components_ui');`;
    expect(askingForWords(code)).toBe(`import 'virtual:words/components_ui';\n${code}`);
  });

  test('is left as it is where it says nothing', () => {
    expect(askingForWords('export const one = 1;')).toBeUndefined();
  });

  test('has English at hand, and every other language to be loaded', () => {
    const code = wordsModule('components_ui', '/app/src/language', ['en', 'de', 'fr']);
    expect(code).toContain(
      `import * as original from "/app/src/language/.wuchale/words.components_ui.en.compiled.js"`,
    );
    expect(code.match(/import\('[^']+'\)/g)).toEqual([
      "import('virtual:translation/de-first')",
      "import('virtual:translation/fr-first')",
    ]);
  });

  test('finds a language in two parts: what a first visit says, and all else', () => {
    const rooms = ['components_ui', 'modules_routes', 'components_routes_help'];
    const roomsOf = (part: string) =>
      translationModule(part, '/app', rooms)
        .match(/(?<=as )\w+/g)
        ?.join(' ') ?? '';
    expect(roomsOf('de-first')).toBe('components_ui modules_routes');
    expect(roomsOf('de')).toBe('components_routes_help');
    expect(translationModule('de', '/app', rooms)).toContain(
      '"/app/.wuchale/words.components_routes_help.de.compiled.js"',
    );
    expect(wordsModule('components_routes_help', '/app', ['en', 'de'])).toContain(
      "import('virtual:translation/de')",
    );
  });

  test('goes through the hands of a tool that asks for it', () => {
    expect(wordsModule('components_ui', '/app/src/language', ['en'], '/app/tests/mark.ts')).toContain(
      'import { throughHands } from "/app/tests/mark.ts";\nconst original = throughHands(english);',
    );
    expect(wordsModule('components_ui', '/app/src/language', ['en'])).not.toContain('throughHands');
  });
});
