/**
 * Who may import whom. The table stands in ARCHITECTURE.md; `npm run lint:boundaries` enforces it.
 * Each folder of src/ names the folders it may use besides itself, and the packages only it may use.
 */
const mayImport = {
  core: [],
  language: ['core'],
  readers: ['core'],
  reports: ['core'],
  inference: ['core'],
  'text-recognition': ['core'],
  engine: ['core', 'readers'],
  analyses: ['core', 'readers', 'reports'],
  storage: ['core', 'engine'],
  workers: ['core', 'engine', 'analyses', 'inference', 'text-recognition', 'readers', 'reports'],
  ui: ['core', 'language', 'reports'],
  app: ['core', 'language', 'engine', 'analyses', 'storage', 'workers', 'reports', 'service-worker'],
  'service-worker': [],
  routes: ['core', 'language', 'app', 'analyses', 'reports', 'ui'],
  cli: [
    'core',
    'readers',
    'reports',
    'inference',
    'text-recognition',
    'engine',
    'analyses',
    'storage',
    'workers',
    'app',
    'service-worker',
    'language',
  ],
};

/** Views of an analysis are pages' code: they may also use ui. */
const viewMayImport = ['core', 'language', 'reports', 'ui'];

/** Packages and the only folders that may import them. A package that is not listed may be imported by nobody in src/. */
const packageHomes = {
  papaparse: ['readers', 'reports'],
  '@e965/xlsx': ['readers', 'reports'],
  '@noble/hashes': ['core', 'analyses'],
  jspdf: ['reports'],
  fflate: ['reports'],
  'dejavu-fonts-ttf': ['reports'],
  dexie: ['storage'],
  'onnxruntime-web': ['inference'],
  'pdfjs-dist': ['readers'],
  'tesseract.js-core': ['text-recognition'],
  '@tesseract.js-data/eng': ['text-recognition'],
  flatbuffers: ['inference'],
  comlink: ['workers'],
  uplot: ['ui', 'analyses/[^/]+/view'],
  virtua: ['ui'],
  svelte: ['ui', 'app', 'routes', 'analyses/[^/]+/view'],
  'workbox-core': ['service-worker'],
  'workbox-precaching': ['service-worker'],
  'workbox-routing': ['service-worker'],
  'workbox-strategies': ['service-worker'],
  'workbox-window': ['app'],
  playwright: ['cli'],
  wuchale: ['cli', 'language'],
  sirv: ['cli'],
  compression: ['cli'],
};

const folderRules = Object.entries(mayImport).map(([folder, allowed]) => ({
  name: `${folder}-imports`,
  comment: `src/${folder} may import ${allowed.length > 0 ? allowed.join(', ') : 'nothing'} (ARCHITECTURE.md)`,
  severity: 'error',
  from: {
    path: `^src/${folder}/`,
    pathNot: folder === 'analyses' ? ['^src/analyses/[^/]+/view/', '^src/analyses/views\\.ts$'] : [],
  },
  to: { path: '^src/', pathNot: [`^src/${folder}/`, ...allowed.map((name) => `^src/${name}/`)] },
}));

const packageRules = Object.entries(packageHomes).map(([name, homes]) => ({
  name: `package-${name.replace(/\W+/g, '-')}`,
  comment: `${name} is used only in ${homes.join(', ')}`,
  severity: 'error',
  from: { path: '^src/', pathNot: homes.map((home) => `^src/${home}/`) },
  to: { path: `(^|node_modules/)${name}(/|$)` },
}));

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    ...folderRules,
    ...packageRules,
    {
      name: 'view-imports',
      comment: 'a view uses core, reports, ui and its own analysis',
      severity: 'error',
      from: { path: '^src/analyses/([^/]+)/view/' },
      to: {
        path: '^src/',
        pathNot: [
          '^src/analyses/$1/',
          '^src/analyses/analysis\\.ts$',
          ...viewMayImport.map((name) => `^src/${name}/`),
        ],
      },
    },
    {
      name: 'no-analysis-imports-another',
      severity: 'error',
      from: { path: '^src/analyses/([^/]+)/' },
      to: { path: '^src/analyses/[^/]+/', pathNot: '^src/analyses/$1/' },
    },
    {
      name: 'views-only-in-pages',
      comment: 'analyses without their views run in Node and in workers',
      severity: 'error',
      from: {
        path: '^src/',
        pathNot: ['^src/routes/', '^src/analyses/views\\.ts$', '^src/analyses/[^/]+/view/'],
      },
      to: { path: ['^src/analyses/views\\.ts$', '^src/analyses/[^/]+/view/'] },
    },
    { name: 'no-circular', severity: 'error', from: { path: '^src/' }, to: { circular: true } },
    {
      name: 'unlisted-package',
      comment: 'add the package to packageHomes in .dependency-cruiser.js, with the one folder that needs it',
      severity: 'error',
      from: { path: '^src/', pathNot: ['\\.test\\.ts$'] },
      to: {
        dependencyTypes: ['npm', 'npm-dev', 'npm-no-pkg', 'npm-unknown'],
        pathNot: [
          ...Object.keys(packageHomes).map((name) => `(^|node_modules/)${name}(/|$)`),
          '@sveltejs/kit',
          'vite',
        ],
      },
    },
    {
      name: 'not-resolvable',
      severity: 'error',
      from: { path: '^src/' },
      to: { couldNotResolve: true, pathNot: '^(\\$app|\\$service-worker|virtual:)|\\?(url|raw|inline)$' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['\\.test\\.ts$', '^tests/'] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['svelte', 'import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.js', '.svelte', '.json'],
    },
    externalModuleResolutionStrategy: 'node_modules',
  },
};
