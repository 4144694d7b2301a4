import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

/** The privacy promise as a lint rule: nothing in the app can send anything. What ships with it is imported by the build. */
const network = [
  'fetch',
  'XMLHttpRequest',
  'WebSocket',
  'EventSource',
  'RTCPeerConnection',
  'WebTransport',
].map((name) => ({
  name,
  message: 'Nothing leaves the device; files that ship with the app are imported by the build.',
}));
/** Barred by their bare name, and as properties of globalThis, self and window. */
const barred = (...globals) => ['error', { globals, checkGlobalObject: true }];
const sending = { property: 'sendBeacon', message: 'Nothing leaves the device.' };
const impure = [
  { object: 'Date', property: 'now', message: 'Pure folders take the time through a port.' },
  { object: 'Math', property: 'random', message: 'Pure folders take a seeded generator (core/random.ts).' },
];

const nameOf = ({ key }) => key?.name ?? key?.value;

/** What a component declares in its `type Props` it takes out of `$props()` by name: so nothing is passed for nothing. */
const noUnusedProps = {
  meta: { type: 'suggestion', schema: [] },
  create: (context) => {
    const declared = new Map();
    return {
      TSTypeAliasDeclaration: ({ id, typeAnnotation }) => {
        declared.set(id.name, typeAnnotation.members);
      },
      'VariableDeclarator[init.callee.name="$props"]': ({ id }) => {
        const type = id.typeAnnotation?.typeAnnotation;
        // The kit itself types what its layouts and pages are given.
        if (type === undefined && id.type === 'ObjectPattern') return;
        const members = type?.members ?? declared.get(type?.typeName?.name);
        if (id.type !== 'ObjectPattern' || members === undefined) {
          context.report({ node: id, message: 'Take props by name, typed by a `type Props = { … }` above.' });
          return;
        }
        if (id.properties.some(({ type: kind }) => kind === 'RestElement')) return;
        const taken = new Set(id.properties.map(nameOf));
        for (const member of members)
          if (!taken.has(nameOf(member)))
            context.report({ node: member, message: `The prop ${nameOf(member)} is never used.` });
      },
    };
  },
};

export default ts.config(
  {
    ignores: [
      'build/',
      '.svelte-kit/',
      'node_modules/',
      '.cache/',
      'test-results/',
      'playwright-report/',
      'src/language/.wuchale/',
    ],
  },
  js.configs.recommended,
  ...ts.configs.strict,
  ...ts.configs.stylistic,
  ...svelte.configs.recommended,
  prettier,
  ...svelte.configs.prettier,
  {
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    languageOptions: {
      globals: { ...globals.browser, ...globals.node },
      parserOptions: {
        projectService: { allowDefaultProject: ['*.js'] },
        extraFileExtensions: ['.svelte'],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      'max-lines': ['error', { max: 300, skipBlankLines: false, skipComments: false }],
      'no-console': 'error',
      'no-else-return': 'error',
      'no-nested-ternary': 'error',
      eqeqeq: 'error',
      'no-undef': 'off', // TypeScript knows better
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', caughtErrors: 'none' },
      ],
      '@typescript-eslint/consistent-type-definitions': ['error', 'type'],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/ban-ts-comment': [
        'error',
        { 'ts-ignore': true, 'ts-expect-error': 'allow-with-description' },
      ],
      'svelte/no-at-html-tags': 'error',
      'svelte/no-navigation-without-resolve': 'off',
    },
  },
  {
    files: ['src/**/*.ts', 'tests/**/*.ts'],
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
    },
  },
  {
    files: ['src/**'],
    ignores: ['src/cli/**', 'src/**/*.test.ts'],
    rules: {
      'no-restricted-globals': barred(...network),
      'no-restricted-properties': ['error', sending],
      'no-restricted-syntax': [
        'error',
        { selector: 'TSEnumDeclaration', message: 'Use a union of literals.' },
        { selector: 'ExportAllDeclaration', message: 'No barrels: import from the file that has it.' },
        {
          selector: 'NewExpression[callee.name=/^(Shared)?Worker$/]',
          message: 'Workers obey the content policy: start them with workers/start-worker.ts.',
        },
      ],
    },
  },
  {
    files: ['src/core/**', 'src/readers/**', 'src/analyses/**', 'src/reports/**', 'src/engine/**'],
    ignores: ['src/**/*.test.ts', 'src/analyses/*/view/**'],
    rules: {
      'no-restricted-properties': ['error', sending, ...impure],
      'no-restricted-globals': barred(
        ...network,
        'window',
        'document',
        'localStorage',
        'indexedDB',
        'process',
      ),
    },
  },
  {
    files: ['src/cli/**', 'tests/**'],
    rules: { 'no-console': 'off' },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser, svelteConfig } },
  },
  {
    files: ['**/*.svelte'],
    plugins: { own: { rules: { 'no-unused-props': noUnusedProps } } },
    // With the types of each component in turn TypeScript began anew at every one: a third of the time of all linting.
    languageOptions: { parserOptions: { projectService: false } },
    rules: {
      'own/no-unused-props': 'error',
      // These two do nothing without types. The one above stands for the first; there are no stores for the second.
      'svelte/no-unused-props': 'off',
      'svelte/require-store-reactive-access': 'off',
      'no-restricted-imports': ['error', { name: 'svelte/store', message: 'State is runes.' }],
    },
  },
  {
    files: ['**/*.js', '**/*.mjs'],
    extends: [ts.configs.disableTypeChecked],
  },
);
