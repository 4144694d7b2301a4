import { expose } from 'comlink';
import { takeInFiles } from './take-in-files.ts';
import { holdLife } from './worker-life.ts';

holdLife();
expose(takeInFiles);
