/**
 * Compact JSON, version 1: the values that JSON knows, in a third of its bytes and half of its time. Numbers of a list
 * stand as differences, in as many decimals as they need; a text and a set of keys that came before are named by their
 * place. What it gives back is what JSON would: without members that are `undefined`, with null for what is no number.
 *
 * A first byte that no JSON text begins with, then one value. A value is a tag and what belongs to it; a tag of
 * `smallInteger` and above is a whole number by itself. Counts and places are varints: seven bits a byte, the lowest
 * first, the eighth bit saying that more follow. Signed numbers have their sign in the lowest bit.
 */
export const firstByte = 0xb1;

export const tags = {
  null: 0,
  false: 1,
  true: 2,
  /** A signed varint. */
  integer: 3,
  /** Eight bytes, little-endian. */
  float: 4,
  /** Bytes in a varint, then UTF-8. It gets the next place among the texts. */
  text: 5,
  /** The place of a text. */
  textAgain: 6,
  /** A count, then so many values. */
  list: 7,
  /** A count of keys, the keys as texts or places of texts, then as many values. The keys get the next place. */
  object: 8,
  /** The place of the keys, then their values. */
  objectAgain: 9,
  /** A count, then the first number and the differences of each from the one before, as signed varints. */
  numbers: 10,
  /** The same, in tenths, hundredths, thousandths and ten-thousandths. */
  tenths: 11,
  hundredths: 12,
  thousandths: 13,
  tenThousandths: 14,
  /** A count, then eight bytes each. */
  floats: 15,
  /** A text with half a character in it: a count, then its units of UTF-16. It gets a place as others do. */
  units: 16,
} as const;

/** From this tag on: the whole numbers from 0 to 127. */
export const smallInteger = 128;

/** The lists of numbers, by the power of ten that makes them whole. */
export const columnTags = [
  tags.numbers,
  tags.tenths,
  tags.hundredths,
  tags.thousandths,
  tags.tenThousandths,
] as const;
export const powersOfTen = [1, 10, 100, 1000, 10_000] as const;

/** Whole numbers up to here are written as such: a difference of two still fits 32 bits. */
export const largestInteger = 2 ** 30 - 1;
