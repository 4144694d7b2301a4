type GuardScript = { readonly file: string; readonly text: string };

/** The script that begins every page of a build, and every worker. */
export const workersGuard: GuardScript;

/** The scripts that begin every page of a build, in their order: the file each is made of, and its text in the page. */
export const guardScripts: readonly GuardScript[];
