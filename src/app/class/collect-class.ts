import type { KnowledgeTestFinding } from '#analyses/knowledge-test/finding.ts';
import type { ClassFile } from '#analyses/knowledge-test/people/class-report.ts';
import { leanFinding } from '#analyses/knowledge-test/people/lean-finding.ts';
import type { OtherFile } from '#analyses/knowledge-test/class/summary.ts';
import { faultCode } from '#core/result.ts';
import type { Item } from '#engine/ports.ts';

/** The files of a class: those that gave a finding, and the others. */
export type CollectedClass = { readonly files: readonly ClassFile[]; readonly others: readonly OtherFile[] };

/** How a class is collected. */
export type Collecting = {
  readonly finding: (itemId: string) => Promise<unknown>;
  /** How many of the files with a finding have been read. */
  readonly tell: (done: number) => void;
  readonly isStopped: () => boolean;
  /** Between two pages, so that the window stays quick. */
  readonly rest: () => Promise<void>;
  /** What was read before: an item that has not changed since is not read again. */
  readonly kept: Map<string, KeptFile>;
};

export type KeptFile = { readonly rev: number; readonly file: ClassFile };

/** Findings in hand at once: one with a photo's pictures has 100 kB. */
const findingsInPage = 16;

/** Collecting that nobody watches and nothing was kept for. */
export function collectingUnseen(finding: Collecting['finding']): Collecting {
  return { finding, tell: () => undefined, isStopped: () => false, rest: nextTurn, kept: new Map() };
}

/** Lets the window do what waits. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}

/** Reads the findings of a class page by page and keeps of each what a class needs; undefined where it was stopped. */
export async function collectClass(
  items: readonly Item[],
  { finding, tell, isStopped, rest, kept }: Collecting,
): Promise<CollectedClass | undefined> {
  const files = new Map<string, ClassFile>();
  const withFinding = items.filter(({ state, ledger }) => state.status === 'done' && ledger?.kept !== true);
  const unread: Item[] = [];
  for (const item of withFinding) {
    const before = kept.get(item.id);
    if (before?.rev === (item.rev ?? 0)) files.set(item.id, before.file);
    else unread.push(item);
  }
  for (let from = 0; from < unread.length; from += findingsInPage) {
    const page = unread.slice(from, from + findingsInPage);
    const read = await Promise.all(page.map(({ id }) => finding(id)));
    if (isStopped()) return undefined;
    for (const [place, item] of page.entries()) {
      const found = read[place];
      if (found === undefined) continue;
      const file = {
        itemId: item.id,
        fileName: item.name,
        finding: leanFinding(found as KnowledgeTestFinding),
      };
      files.set(item.id, file);
      kept.set(item.id, { rev: item.rev ?? 0, file });
    }
    tell(files.size);
    await rest();
    if (isStopped()) return undefined;
  }
  return {
    files: items.flatMap(({ id }) => files.get(id) ?? []),
    others: items.flatMap((item) => (files.has(item.id) ? [] : [otherFile(item)])),
  };
}

function otherFile({ id, name, state }: Item): OtherFile {
  const named = { itemId: id, fileName: name };
  switch (state.status) {
    case 'failed':
    case 'quarantined':
      return { ...named, state: 'failed', faultCode: faultCode(state.fault) };
    case 'cancelled':
      return { ...named, state: 'cancelled' };
    case 'done':
      return { ...named, state: 'row-alone' };
    case 'awaited':
    case 'queued':
    case 'running':
      return { ...named, state: 'waiting' };
  }
}
