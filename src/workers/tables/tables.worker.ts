import { expose } from 'comlink';
import { tableDesk } from './table-desk.ts';

expose(tableDesk());
