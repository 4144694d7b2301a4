import { expose } from 'comlink';
import type { PdfWorkerApi } from './protocol.ts';
import { readPdfPages } from './read-pdf-pages.ts';
import { holdLife } from './worker-life.ts';

holdLife();

const api: PdfWorkerApi = { pages: readPdfPages };

expose(api);
