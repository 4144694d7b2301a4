import { expect, test } from 'vitest';
import { editionInForce, editionOf, prefixesOfDocument, sameDocument } from './editions.ts';

test('the edition in force changes on its day', () => {
  expect(editionInForce('PA', '2024-05-30')?.document).toBe('FAA-S-ACS-6B');
  expect(editionInForce('PA', '2024-05-31')?.document).toBe('FAA-S-ACS-6C');
  expect(editionOf('PA')).toMatchObject({ document: 'FAA-S-ACS-6C', inForceFrom: '2024-05-31' });
});

test('where no edition is known, none is made up', () => {
  expect(editionInForce('AI', '2023-01-01')).toBeUndefined();
  expect(editionInForce('MC', '2025-01-01')).toBeUndefined();
  expect(editionOf('XX')).toBeUndefined();
});

test('an instructor’s standard holds the fundamentals of instructing too', () => {
  expect(prefixesOfDocument('FAA-S-ACS-29')).toEqual(['HI', 'FI']);
  expect(prefixesOfDocument('FAA-S-ACS-7B')).toEqual(['CA']);
});

test('a change of an edition is that edition', () => {
  expect(sameDocument('FAA-S-ACS-7A, Change 1', 'FAA-S-ACS-7A')).toBe(true);
  expect(sameDocument('FAA-S-ACS-7A', 'FAA-S-ACS-7B')).toBe(false);
});
