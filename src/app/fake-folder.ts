/** A folder for tests, with handles as Chromium has them: path → text. */
export type FakeFolder = {
  readonly handle: FileSystemDirectoryHandle;
  readonly texts: Map<string, string>;
  permission: PermissionState;
  /** What the user answers when asked. */
  answer: PermissionState;
  /** Reading fails with this, as on a network drive that is gone for a moment. */
  trouble: Error | undefined;
};

/** A folder of this name that may be read. */
export function fakeFolder(name: string, texts: Readonly<Record<string, string>>): FakeFolder {
  const folder: FakeFolder = {
    handle: directory(name, ''),
    texts: new Map(Object.entries(texts)),
    permission: 'granted',
    answer: 'granted',
    trouble: undefined,
  };

  function refusal(path: string): Error | undefined {
    if (folder.permission !== 'granted') return new DOMException('ask the user', 'NotAllowedError');
    if (folder.trouble !== undefined) return folder.trouble;
    const isThere = [...folder.texts.keys()].some((each) => each === path || each.startsWith(`${path}/`));
    return isThere ? undefined : new DOMException(path, 'NotFoundError');
  }

  function look<Handle>(path: string, found: () => Handle): Promise<Handle> {
    const refused = refusal(path);
    return refused === undefined ? Promise.resolve(found()) : Promise.reject(refused);
  }

  function directory(itsName: string, prefix: string): FileSystemDirectoryHandle {
    const handle = {
      kind: 'directory',
      name: itsName,
      isSameEntry: (other: unknown) => Promise.resolve(other === handle),
      queryPermission: () => Promise.resolve(folder.permission),
      requestPermission: () => Promise.resolve((folder.permission = folder.answer)),
      getDirectoryHandle: (child: string) =>
        look(prefix + child, () => directory(child, `${prefix}${child}/`)),
      getFileHandle: (child: string) =>
        look(prefix + child, () => ({
          getFile: () =>
            look(prefix + child, () => new File([folder.texts.get(prefix + child) ?? ''], child)),
        })),
    };
    return handle as unknown as FileSystemDirectoryHandle;
  }

  return folder;
}
