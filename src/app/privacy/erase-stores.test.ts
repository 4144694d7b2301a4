import { expect, it, vi } from 'vitest';
import { eraseStores } from './erase-stores.ts';

const waitMs = 20;

it('opened batches erase themselves: runs and other tabs end first', async () => {
  const eraseEverything = vi.fn(() => Promise.resolve());
  const eraseUnopened = vi.fn(() => Promise.resolve());
  await eraseStores({ open: () => Promise.resolve({ eraseEverything }), eraseUnopened, waitMs });
  expect(eraseEverything).toHaveBeenCalledOnce();
  expect(eraseUnopened).not.toHaveBeenCalled();
});

it.each([
  ['cannot be opened', () => Promise.reject(new Error('the database is damaged'))],
  ['never open, as behind a passphrase that is forgotten', () => new Promise<never>(() => undefined)],
  [
    'cannot say what lies in them',
    () => Promise.resolve({ eraseEverything: () => Promise.reject(new Error()) }),
  ],
])('stores that %s are erased all the same', async (_, open) => {
  const eraseUnopened = vi.fn(() => Promise.resolve());
  await eraseStores({ open, eraseUnopened, waitMs });
  expect(eraseUnopened).toHaveBeenCalledOnce();
});

it('what is refused even so is told', async () => {
  const open = () => Promise.reject(new Error('damaged'));
  const eraseUnopened = () => Promise.reject(new Error('held by another tab'));
  await expect(eraseStores({ open, eraseUnopened, waitMs })).rejects.toThrow('held by another tab');
});
