import { afterEach, describe, expect, it, vi } from 'vitest';
import { canReadInPlace, chooseFolderInPlace, filesOfDrop } from './dropped-files.ts';
import { isMeant } from './path-file.ts';

it('what systems leave in folders is not a test', () => {
  const left = [
    '.DS_Store',
    'lab/.DS_Store',
    'lab/Thumbs.db',
    '__MACOSX/lab/a.csv',
    'lab/~$.git/.x',
    'desktop.ini',
  ];
  expect(left.filter(isMeant)).toEqual([]);
});

it('a file without an ending, or with a dot inside, is a file', () => {
  const kept = ['ZAN0012', 'lab/test.v2.csv', 'lab.2024/a.xlsx'];
  expect(kept.filter(isMeant)).toEqual(kept);
});

type Tree = { readonly [name: string]: string | Tree };

/** A folder's handle as Chromium hands it over; "!" is a file that does not open. */
function folder(name: string, tree: Tree): FileSystemDirectoryHandle {
  const children = Object.entries(tree).map(([child, content]) =>
    typeof content === 'string'
      ? {
          kind: 'file',
          name: child,
          getFile: () =>
            content === '!'
              ? Promise.reject(new DOMException('', 'NotReadableError'))
              : Promise.resolve(new File([content], child)),
        }
      : folder(child, content),
  );
  return { kind: 'directory', name, values: () => children } as unknown as FileSystemDirectoryHandle;
}

describe('a dropped folder', () => {
  /** An entry as browsers hand it over: folders in parts of at most 100; "!" is a file that does not open. */
  function entry(name: string, content: string | Tree): FileSystemEntry {
    if (typeof content === 'string') {
      const file = (give: (file: File) => void, refuse: (error: unknown) => void) => {
        if (content === '!') refuse(new DOMException('', 'NotReadableError'));
        else give(new File([content], name));
      };
      return { isFile: true, isDirectory: false, name, file } as unknown as FileSystemEntry;
    }
    const createReader = () => {
      const children = Object.entries(content).map(([child, inside]) => entry(child, inside));
      return {
        readEntries: (give: (some: FileSystemEntry[]) => void) => {
          give(children.splice(0, 100));
        },
      };
    };
    return { isFile: false, isDirectory: true, name, createReader } as unknown as FileSystemEntry;
  }

  const drop = (tree: Tree) =>
    filesOfDrop({
      items: Object.entries(tree).map(([name, content]) => ({
        webkitGetAsEntry: () => entry(name, content),
      })),
      files: [],
    } as unknown as DataTransfer);

  it('is walked to its leaves, and its files come in the order a file manager shows', async () => {
    const found = await drop({
      lab: { '10.csv': 'a', '9.csv': 'b', deep: { er: { 'x.csv': 'c' } }, '.DS_Store': '' },
      'beside.csv': 'd',
    });
    expect(found.map(({ name }) => name)).toEqual([
      'beside.csv',
      'lab/9.csv',
      'lab/10.csv',
      'lab/deep/er/x.csv',
    ]);
    expect(await found[3]?.file.text()).toBe('c');
  });

  it('may have more files than a browser hands over at once', async () => {
    const files = Object.fromEntries(Array.from({ length: 1_001 }, (_, n) => [`${String(n)}.csv`, 'x']));
    expect(await drop({ lab: files })).toHaveLength(1_001);
  });

  it('is not lost with one file in it that does not open, and that file is told of', async () => {
    const found = await drop({ lab: { 'a.csv': 'a', 'closed.csv': '!', 'z.csv': 'z' } });
    expect(found.map(({ name, problem }) => [name, problem])).toEqual([
      ['lab/a.csv', undefined],
      ['lab/closed.csv', 'the browser could not open it (NotReadableError)'],
      ['lab/z.csv', undefined],
    ]);
  });

  /** A drop of one folder, with what its handle has where the browser gives one. */
  const dropWithHandle = (tree: Tree, handle: FileSystemHandle | null, inPlace = false) =>
    filesOfDrop(
      {
        items: [
          {
            webkitGetAsEntry: () => entry('lab', tree),
            getAsFileSystemHandle: () => Promise.resolve(handle),
          },
        ],
        files: [],
      } as unknown as DataTransfer,
      inPlace,
    );

  it('knows for each file where it lies, where that was asked for and the browser can tell', async () => {
    const tree = { 'a.csv': 'a', mon: { 'b.csv': 'b' } };
    const lab = folder('lab', tree);
    const places = async (handle: FileSystemHandle | null, inPlace: boolean) =>
      (await dropWithHandle(tree, handle, inPlace)).map((one) => one.inPlace);
    expect(await places(lab, true)).toEqual([
      { folder: lab, path: 'a.csv' },
      { folder: lab, path: 'mon/b.csv' },
    ]);
    expect(await places(lab, false)).toEqual([undefined, undefined]);
    expect(await places(null, true)).toEqual([undefined, undefined]);
  });

  it('is not asked for its handle without need: the browser may warn of what it guards', async () => {
    const getAsFileSystemHandle = vi.fn(() => Promise.resolve(null));
    const item = { webkitGetAsEntry: () => entry('lab', { 'a.csv': 'a' }), getAsFileSystemHandle };
    expect(await filesOfDrop({ items: [item], files: [] } as unknown as DataTransfer)).toHaveLength(1);
    expect(getAsFileSystemHandle).not.toHaveBeenCalled();
  });
});

describe('a folder chosen to be read where it lies', () => {
  afterEach(() => {
    vi.unstubAllGlobals();
  });
  it('is walked like a dropped one, and no choice is no folder', async () => {
    expect(canReadInPlace()).toBe(false);
    const lab = folder('lab', { '10.csv': 'a', '9.csv': 'b', er: { 'x.csv': '!', '.DS_Store': '' } });
    vi.stubGlobal('showDirectoryPicker', () => Promise.resolve(lab));
    expect(canReadInPlace()).toBe(true);
    const files = (await chooseFolderInPlace()) ?? [];
    expect(files.map(({ name, inPlace }) => [name, inPlace?.path])).toEqual([
      ['lab/9.csv', '9.csv'],
      ['lab/10.csv', '10.csv'],
      ['lab/er/x.csv', 'er/x.csv'],
    ]);
    expect(files[2]?.problem).toBe('the browser could not open it (NotReadableError)');
    vi.stubGlobal('showDirectoryPicker', () => Promise.reject(new DOMException('', 'AbortError')));
    expect(await chooseFolderInPlace()).toBeUndefined();
  });
});
