import type { Plugin } from 'vite';

/** What the bundler knows of a module that matters here. */
type Graph = ReadonlyMap<string, { readonly importedIds: readonly string[] }>;

/** The framework's own beginning, which runs before the words of a language are there. */
const first = /\/runtime\/client\/entry\.js$|\/client-optimized\/app\.js$/;
/** The frame around every page. */
const everywhere = /\/client-optimized\/nodes\/0\.js$/;
/** Leads to every page: in a piece with others, the framework would not find what those need. */
const listOfPages = /\/client-optimized\/app\.js$/;
const page = /\/src\/routes\/.*\+page\.svelte$/;
const home = /\/src\/routes\/\+page\.svelte$/;
const batch = /\/src\/routes\/batch\/\+page\.svelte$/;
/** Opens this browser's batches, once a page that shows some is there; the home page is one. */
export const opensBatches = /\/src\/app\/own-batches\.ts$/;

/** The stores themselves. */
const database = /\/src\/storage\/schema\.ts$/;
/** Where no more pages than these need a module of the stores, and not the stores, it is not parted from them. */
const fewPages = 2;

/** The modules that fit, with all that they need to begin. */
function neededBy(graph: Graph, isRoot: (id: string) => boolean): ReadonlySet<string> {
  const needed = new Set([...graph.keys()].filter(isRoot));
  for (const id of needed) for (const next of graph.get(id)?.importedIds ?? []) needed.add(next);
  return needed;
}

/** In the order in which a module that several need is given to them. */
const names = ['beginning', 'frame', 'home', 'shared', 'stores'] as const;
type Piece = (typeof names)[number];

/**
 * The piece that each module of a first visit goes into. The bundler by itself makes one for every set of pages that
 * share a module: fifty on the home page, each a way to the host and back with a thousand bytes of headers, and twenty
 * that open the batches, known to the browser only one after another.
 */
export function firstPieces(graph: Graph): ReadonlyMap<string, Piece> {
  const ofBeginning = neededBy(graph, (id) => first.test(id));
  const ofFrame = neededBy(graph, (id) => everywhere.test(id));
  const ofHome = neededBy(graph, (id) => home.test(id));
  const ofBatch = neededBy(graph, (id) => batch.test(id));
  const ofStores = neededBy(graph, (id) => opensBatches.test(id));
  const pages = [...graph.keys()]
    .filter((id) => page.test(id))
    .map((id) => neededBy(graph, (each) => each === id));
  const withoutStores = pages.filter((needed) => ![...needed].some((id) => database.test(id)));
  const pieces = new Map<string, Piece>();
  for (const id of ofStores) {
    const others = withoutStores.filter((needed) => needed.has(id)).length;
    pieces.set(id, others > fewPages ? 'shared' : 'stores');
  }
  for (const id of ofHome) pieces.set(id, 'home');
  // What others need as well is no piece of its own: the framework leaves the styles of such a one out of a page where it
  // has already met it behind a dynamic import, of the stores or of an analysis' views.
  for (const id of ofHome) if (ofBatch.has(id) || ofStores.has(id)) pieces.set(id, 'frame');
  for (const id of ofFrame) pieces.set(id, 'frame');
  for (const id of ofBeginning) pieces.set(id, 'beginning');
  for (const id of pieces.keys()) if (listOfPages.test(id)) pieces.delete(id);
  return pieces;
}

/** Joins what a first visit needs into few pieces; for pages alone, not for workers. */
export function joinFirstCode(): Plugin {
  let isForPages = false;
  let pieces: ReturnType<typeof firstPieces> = new Map();
  // A piece takes what its modules need along, so what the frame needs is the frame's first.
  const groups = names.map((name, place) => ({
    name,
    priority: names.length - place,
    test: (id: string) => pieces.get(id) === name,
  }));
  return {
    name: 'benchside-join-first-code',
    apply: 'build',
    configResolved: ({ build }) => {
      isForPages = !build.ssr;
    },
    buildEnd() {
      if (!isForPages) return;
      const graph = new Map<string, { readonly importedIds: readonly string[] }>();
      for (const id of this.getModuleIds()) {
        const info = this.getModuleInfo(id);
        if (info !== null) graph.set(id, info);
      }
      pieces = firstPieces(graph);
    },
    outputOptions: (options) => (isForPages ? { ...options, codeSplitting: { groups } } : options),
  };
}
