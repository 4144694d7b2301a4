import { expose } from 'comlink';
import { holdLife } from '../worker-life.ts';
import { tableDesk } from './table-desk.ts';

holdLife();
expose(tableDesk());
