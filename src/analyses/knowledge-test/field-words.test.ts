import { describe, expect, it } from 'vitest';
import { nameForEndorsement, nameInWords } from './field-words.ts';

describe('a name', () => {
  it('is written as reports write it', () => {
    expect(nameInWords({ family: 'SAMPLE', given: 'ALEX RIVER', suffix: 'JR' })).toBe(
      'SAMPLE, ALEX RIVER JR',
    );
    expect(nameInWords({ family: 'SAMPLE', given: '' })).toBe('SAMPLE');
  });

  it('is written as endorsements write it', () => {
    expect(nameForEndorsement({ family: "O'FICTION-JONES", given: 'ALEX RIVER', suffix: 'JR' })).toBe(
      "Alex R. O'Fiction-Jones JR",
    );
    expect(nameForEndorsement({ family: 'McSample', given: 'Robin' })).toBe('Robin McSample');
  });
});
