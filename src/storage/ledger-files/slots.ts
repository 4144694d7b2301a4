/**
 * A ledger in this browser lies in one of two files that are written in turn: while the one is written, the other holds
 * the whole version before. Each begins with a line of fixed length that says what follows, so that a file verifies
 * itself and the later of two is known. The two are made once and then overwritten, because a file that was just made
 * may be gone after a power cut, and one that was written over and flushed is not.
 */
export const slotNames = (batchId: string): readonly [string, string] => [
  `${batchId}.a.ledger`,
  `${batchId}.b.ledger`,
];

const mark = 'benchside-ledger 1';
const headBytes = 128;
const head = /^benchside-ledger 1 (\d{10}) (\d{10}) ([0-9a-f]{64}) *\n$/;

/** What a slot says of itself. */
export type SlotHead = { readonly sequence: number; readonly sizeBytes: number; readonly sha256: string };

/** A ledger as it lies in a slot. */
export function toSlot(
  sequence: number,
  { bytes, sha256 }: { readonly bytes: Uint8Array; readonly sha256: string },
): Uint8Array<ArrayBuffer> {
  const numbers = [sequence, bytes.length].map((number) => String(number).padStart(10, '0'));
  const line = `${[mark, ...numbers, sha256].join(' ').padEnd(headBytes - 1)}\n`;
  const slot = new Uint8Array(headBytes + bytes.length);
  slot.set(new TextEncoder().encode(line));
  slot.set(bytes, headBytes);
  return slot;
}

/** What a slot says of itself, where it is as long as it says; its bytes have yet to be verified. */
export function readHead(slot: Uint8Array): SlotHead | undefined {
  const match = head.exec(new TextDecoder().decode(slot.subarray(0, headBytes)));
  if (match === null) return undefined;
  const [, sequence, sizeBytes, sha256 = ''] = match;
  return slot.length === headBytes + Number(sizeBytes)
    ? { sequence: Number(sequence), sizeBytes: Number(sizeBytes), sha256 }
    : undefined;
}

/** The ledger in a slot. */
export function bodyOf(slot: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  return slot.slice(headBytes);
}

/** A slot that was read: its head where the bytes have the hash that it says, undefined where they have not. */
export type ReadSlot = { readonly name: string; readonly head: SlotHead | undefined };

/** Which slot is written next, with which number: never the one that holds the latest whole version. */
export function nextSlot(
  batchId: string,
  slots: readonly ReadSlot[],
): { readonly name: string; readonly sequence: number } {
  const [a, b] = slotNames(batchId);
  const latest = latestSlot(slots);
  return { name: latest?.name === a ? b : a, sequence: (latest?.head?.sequence ?? 0) + 1 };
}

/** The slot that holds the latest whole version. */
export function latestSlot(slots: readonly ReadSlot[]): ReadSlot | undefined {
  return slots
    .filter(({ head: each }) => each !== undefined)
    .sort((one, other) => (other.head?.sequence ?? 0) - (one.head?.sequence ?? 0))[0];
}
