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

  test('has English at hand', () => {
    expect(wordsModule('components_ui', '/app/src/language')).toContain(
      `import * as original from "/app/src/language/.wuchale/words.components_ui.en.compiled.js"`,
    );
  });

  test('waits for nothing at its top', () => {
    expect(wordsModule('components_ui', '/app/src/language')).not.toContain('await');
  });

  test('finds every room of a language in one place', () => {
    const code = translationModule('de', '/app', ['components_ui', 'components_routes_help']);
    expect(code).toContain('export default { components_ui, components_routes_help };');
    expect(code).toContain('"/app/.wuchale/words.components_routes_help.de.compiled.js"');
  });

  test('goes through the hands of a tool that asks for it', () => {
    expect(wordsModule('components_ui', '/app/src/language', '/app/tests/mark.ts')).toContain(
      'import { throughHands } from "/app/tests/mark.ts";\nconst original = throughHands(english);',
    );
    expect(wordsModule('components_ui', '/app/src/language')).not.toContain('throughHands');
  });
});
