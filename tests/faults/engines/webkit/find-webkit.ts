import { spawnSync } from 'node:child_process';

/** A WebKit that can be driven, by WebDriver, and the display that it draws on, which WebKitGTK cannot do without. */
export type Webkit = { readonly driver: string; readonly display: string };

const driver = 'WebKitWebDriver';
const display = 'Xvfb';

/** The WebKitGTK of this machine; undefined where it, or a display in memory, is not on PATH. */
export function findWebkit(): Webkit | undefined {
  const has = (program: string) => spawnSync(program, ['-help'], { timeout: 20_000 }).error === undefined;
  return has(driver) && has(display) ? { driver, display } : undefined;
}
