import manifest from '../../package.json' with { type: 'json' };

/** The version of this app as PIPELINE names it; the same that `npm run batch` reads. */
export const appVersion: string = manifest.version;
