import { expose } from 'comlink';
import { takeInFiles } from './take-in-files.ts';

expose(takeInFiles);
