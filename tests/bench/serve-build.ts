/** Serves the folder it is given as `npm start` does, in a process of its own, and says where. */
import { serveFolder } from '#cli/static-server.ts';

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('name the folder to serve');
console.log((await serveFolder(folder)).url);
