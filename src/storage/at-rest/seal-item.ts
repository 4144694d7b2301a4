import type { Fault } from '#core/result.ts';
import type { Batch, Item, ItemLedger, ItemState, KeptResult, SealMark } from '#engine/ports.ts';
import { isSealedText, keyedHash, sealBytes, sealText, unsealBytes, unsealText } from './seal-bytes.ts';
import type { SealingKey } from './sealing-key.ts';

// What lies in the stores in the place of an item or a batch: the same fields, with sealed texts in the place of what is
// private. The stores move these about without looking at them, so they bear the types of what they stand for; only
// this file knows better.

/** A new mark for an item or a batch to be. */
export function drawMark(key: SealingKey): SealMark {
  return { key: key.id, as: crypto.randomUUID() };
}

/** Seals what a change of an item, or a new item, says. What the change takes away stays taken away. */
export async function sealFields<Fields extends Partial<Item>>(
  key: SealingKey,
  mark: SealMark,
  fields: Fields,
): Promise<Fields> {
  const { as } = mark;
  const text = (value: string, field: string) => sealText(key, value, `${as} ${field}`);
  const json = (value: unknown, field: string) => text(JSON.stringify(value), field);
  const { name, folder, inPlace, sha256, facts, ledger, review, takenFrom, state } = fields;
  const sealed: Record<string, unknown> = { ...fields };
  const set = async (field: string, value: Promise<unknown>): Promise<void> => {
    sealed[field] = await value;
  };
  const work: Promise<void>[] = [];
  if (name !== undefined)
    work.push(
      set(
        'name',
        text(name, 'name').then((one) => one + endingOf(name)),
      ),
    );
  if (folder !== undefined) work.push(set('folder', text(folder, 'folder')));
  if (inPlace !== undefined) work.push(set('inPlace', text(inPlace, 'inPlace')));
  if (sha256 !== undefined && sha256 !== '') {
    work.push(set('sha256', keyedHash(key, sha256)));
    work.push(set('sealedSha256', text(sha256, 'sha256')));
  }
  if (facts !== undefined) work.push(set('facts', json(facts, 'facts')));
  if (review !== undefined) work.push(set('review', json(review, 'review')));
  if (takenFrom !== undefined) work.push(set('takenFrom', json(takenFrom, 'takenFrom')));
  if (ledger !== undefined) {
    const { own, extra, aside, inVain } = ledger;
    const sealedLedger = async () => ({
      ...ledger,
      own: await text(own, 'ledger own'),
      ...(extra !== undefined && { extra: await text(extra, 'ledger extra') }),
      // As the item's own fields are, whose place they take.
      ...(aside !== undefined && { aside: await sealFields(key, mark, aside) }),
      ...(inVain !== undefined && { inVain: await sealFault(inVain, json) }),
    });
    work.push(set('ledger', sealedLedger()));
  }
  if (state !== undefined) work.push(set('state', sealState(state, json)));
  await Promise.all(work);
  return sealed as Fields;
}

type Json = (value: unknown, field: string) => Promise<string>;

async function sealState(state: ItemState, json: Json): Promise<unknown> {
  switch (state.status) {
    case 'done':
      return { ...state, row: await json(state.row, 'row') };
    case 'failed':
    case 'quarantined':
      return { ...state, fault: await sealFault(state.fault, json) };
    case 'queued':
    case 'running':
      return state.after === undefined ? state : { ...state, after: await sealFault(state.after, json) };
    case 'awaited':
    case 'cancelled':
      return state;
  }
}

/** Kind and code stay readable: they say nothing of what is in the file. */
async function sealFault(fault: Fault, json: Json): Promise<unknown> {
  const detail = await json(fault, 'fault');
  return { kind: fault.kind, ...('code' in fault && { code: fault.code }), detail };
}

/** An item as it was before it was sealed. What the stores themselves wrote into it meanwhile was never sealed. */
export async function unsealItem(key: SealingKey, mark: SealMark, stored: Item): Promise<Item> {
  const text = async (value: string, field: string): Promise<string> =>
    isSealedText(value) ? unsealText(key, value, `${mark.as} ${field}`) : value;
  const json = async <Value>(value: Value, field: string): Promise<Value> =>
    isSealedText(value) ? (JSON.parse(await text(value, field)) as Value) : value;
  const { sealedSha256, ...item } = stored;
  const { name, folder, inPlace, sha256, facts, ledger, review, takenFrom, state } = item;
  const ownHashOf = (hash: string, sealedHash: string | undefined) =>
    hash === '' || sealedHash === undefined ? hash : text(sealedHash, 'sha256');
  const [ownName, ownFolder, ownPlace, ownHash, ownFacts, ownReview, ownOrigin, ownLedger, ownState] =
    await Promise.all([
      text(name.slice(0, name.length - endingOf(name).length), 'name'),
      folder === undefined ? undefined : text(folder, 'folder'),
      inPlace === undefined ? undefined : text(inPlace, 'inPlace'),
      ownHashOf(sha256, sealedSha256),
      facts === undefined ? undefined : json(facts, 'facts'),
      review === undefined ? undefined : json(review, 'review'),
      takenFrom === undefined ? undefined : json(takenFrom, 'takenFrom'),
      ledger && unsealLedger(ledger),
      unsealState(state, json),
    ]);
  return {
    ...item,
    name: ownName,
    ...(ownFolder !== undefined && { folder: ownFolder }),
    ...(ownPlace !== undefined && { inPlace: ownPlace }),
    sha256: ownHash,
    ...(ownFacts && { facts: ownFacts }),
    ...(ownReview && { review: ownReview }),
    ...(ownOrigin && { takenFrom: ownOrigin }),
    ...(ownLedger && { ledger: ownLedger }),
    state: ownState,
  };

  async function unsealLedger(lying: ItemLedger): Promise<ItemLedger> {
    const { own, extra, aside, inVain } = lying;
    return {
      ...lying,
      own: await text(own, 'ledger own'),
      ...(extra !== undefined && { extra: await text(extra, 'ledger extra') }),
      ...(aside !== undefined && { aside: await unsealResult(aside) }),
      ...(inVain !== undefined && { inVain: await unsealFault(inVain, json) }),
    };
  }

  async function unsealResult({ sealedSha256: sealedHash, ...result }: KeptResult): Promise<KeptResult> {
    const [sha256, state] = await Promise.all([
      ownHashOf(result.sha256, sealedHash),
      unsealState(result.state, json),
    ]);
    return { ...result, sha256, state: state as KeptResult['state'] };
  }
}

type OwnJson = <Value>(value: Value, field: string) => Promise<Value>;

async function unsealFault(fault: Fault, json: OwnJson): Promise<Fault> {
  const isSealed = 'detail' in fault && isSealedText(fault.detail);
  return isSealed ? ((await json(fault.detail as unknown, 'fault')) as Fault) : fault;
}

async function unsealState(state: ItemState, json: OwnJson): Promise<ItemState> {
  switch (state.status) {
    case 'done':
      return { ...state, row: await json(state.row, 'row') };
    case 'failed':
    case 'quarantined':
      return { ...state, fault: await unsealFault(state.fault, json) };
    case 'queued':
    case 'running':
      return state.after === undefined ? state : { ...state, after: await unsealFault(state.after, json) };
    case 'awaited':
    case 'cancelled':
      return state;
  }
}

/** What a batch, or a change of one, says of its files. */
type BatchFields = Partial<Pick<Batch, 'title' | 'options' | 'ledger'>>;

export async function sealBatch<Fields extends BatchFields>(
  key: SealingKey,
  { as }: SealMark,
  fields: Fields,
): Promise<Fields> {
  const sealed: Record<string, unknown> = { ...fields };
  for (const field of ['title', 'options', 'ledger'] as const)
    if (fields[field] !== undefined)
      sealed[field] = await sealText(key, JSON.stringify(fields[field]), `${as} batch ${field}`);
  return sealed as Fields;
}

export async function unsealBatch<Fields extends BatchFields>(
  key: SealingKey,
  { as }: SealMark,
  stored: Fields,
): Promise<Fields> {
  const own: Record<string, unknown> = { ...stored };
  for (const field of ['title', 'options', 'ledger'] as const) {
    const value: unknown = stored[field];
    if (isSealedText(value))
      own[field] = JSON.parse(await unsealText(key, value, `${as} batch ${field}`)) as unknown;
  }
  return own as Fields;
}

/** The bytes of a finding. */
export function sealFinding(key: SealingKey, { as }: SealMark, bytes: Uint8Array): Promise<Uint8Array> {
  return sealBytes(key, bytes, `${as} finding`);
}

export function unsealFinding(key: SealingKey, { as }: SealMark, sealed: Uint8Array): Promise<Uint8Array> {
  return unsealBytes(key, sealed, `${as} finding`);
}

/** Endings that say what kind of file it is and nothing else. Any other could be a name. */
const plainEnding =
  /\.(?:pdf|png|jpe?g|webp|heic|gif|bmp|tiff?|csv|tsv|txt|dat|asc|prn|xlsx?|xlsm|xml|json|zan)$/i;

/** The ending that stays readable, for lanes go by it; '' where there is none, or one that could say more. */
function endingOf(name: string): string {
  return plainEnding.exec(name)?.[0] ?? '';
}
