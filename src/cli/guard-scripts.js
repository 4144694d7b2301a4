import { readFileSync } from 'node:fs';
import { minifySync } from 'vite';

/**
 * The guards as they stand in every page of a build: shortened, from the same files that `vite dev` serves. As files of
 * their own they would cost a slow phone a whole way to the host and back before it shows anything, and a page whose
 * copy of one is torn would stay blank. Plain JavaScript: `svelte.config.js`, which Node reads as it is, puts their
 * hashes into the policy.
 */

/** The first to run, which workers import too. */
export const workersGuard = guard('guard.js');

/** In the order in which they run. */
export const guardScripts = /** @type {const} */ ([workersGuard, guard('guard-page.js')]);

/** @param {string} file */
function guard(file) {
  return { file, text: shortened(file) };
}

/** Without comments and with short names, and otherwise as it is written. @param {string} file */
function shortened(file) {
  const source = readFileSync(new URL(`../../static/${file}`, import.meta.url), 'utf8');
  const { code, errors } = minifySync(file, source, {
    module: false,
    compress: false,
    mangle: true,
    codegen: { removeWhitespace: true },
  });
  if (errors.length > 0) throw new Error(`${file} cannot be read: ${errors[0]?.message ?? ''}`);
  // The one would end the script, the other hides what would end it (HTML, section 4.12.1.3).
  if (/<\/script|<!--/i.test(code)) throw new Error(`${file} cannot stand in a page`);
  return code;
}
