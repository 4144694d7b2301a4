/** What the user lets a page do with a file that was chosen; browsers that have no such thing ask for nothing. */
type Asked = {
  queryPermission?: (wanted: { mode: 'readwrite' }) => Promise<PermissionState>;
  requestPermission?: (wanted: { mode: 'readwrite' }) => Promise<PermissionState>;
};

const wanted = { mode: 'readwrite' } as const;

/** Whether this page may write there now. After a restart of the browser it may not, until the user says so again. */
export async function mayWrite(handle: FileSystemHandle): Promise<boolean> {
  const asked = handle as FileSystemHandle & Asked;
  return asked.queryPermission === undefined || (await asked.queryPermission(wanted)) === 'granted';
}

/** Asks the user. Only from a click. */
export async function askToWrite(handle: FileSystemHandle): Promise<boolean> {
  const asked = handle as FileSystemHandle & Asked;
  return asked.requestPermission === undefined || (await asked.requestPermission(wanted)) === 'granted';
}

/** Why a ledger could not be written now. All of these may pass. */
export type Refusal = 'permission' | 'in-use' | 'full' | 'gone' | 'not-as-written' | 'no-files' | 'other';

const refusals: Readonly<Record<string, Refusal>> = {
  NotAllowedError: 'permission',
  SecurityError: 'permission',
  // Another program has it open: Windows lets nobody replace it then.
  NoModificationAllowedError: 'in-use',
  InvalidStateError: 'in-use',
  AbortError: 'in-use',
  QuotaExceededError: 'full',
  NotFoundError: 'gone',
  DataError: 'not-as-written',
  NotSupportedError: 'no-files',
};

/** What a browser's error says of a write. */
export function refusalOf(thrown: unknown): Refusal {
  const name = typeof thrown === 'object' && thrown !== null && 'name' in thrown ? String(thrown.name) : '';
  return refusals[name] ?? 'other';
}
