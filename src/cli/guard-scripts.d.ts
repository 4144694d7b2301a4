/** The scripts that begin every page of a build, in their order: the file each is made of, and its text in the page. */
export const guardScripts: readonly { readonly file: string; readonly text: string }[];
