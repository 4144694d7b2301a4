import { expose } from 'comlink';
import { takeInByPath } from './take-in-files.ts';
import { holdLife } from './worker-life.ts';

holdLife();
expose(takeInByPath);
