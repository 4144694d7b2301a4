import { fileURLToPath } from 'node:url';

/** The project's own folder, wherever the command was started from. */
export const projectRoot = fileURLToPath(new URL('../../', import.meta.url));
