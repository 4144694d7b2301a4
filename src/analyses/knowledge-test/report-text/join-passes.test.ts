import { describe, expect, it } from 'vitest';
import { drawPage } from '../../../../tests/support/draw-page.ts';
import { fieldsOfReadings } from './join-passes.ts';

const how = { origin: 'recognised', confidence: 0.9 } as const;

function fieldsOf(...passes: readonly string[]) {
  return fieldsOfReadings([{ page: 1, passes: passes.map((text) => drawPage(text, how)) }]);
}

describe('two readings of one page', () => {
  it('are sure of what both say, one of them at least as it is printed', () => {
    const page = 'NAME: SAMPLE, ALEX\nFTN: C0000001  TAKE: 1';
    expect(fieldsOf(page, page).ftn).toMatchObject({ value: 'C0000001', certainty: 'sure' });
    expect(fieldsOf(page, page.replace('C0', '€0')).ftn).toMatchObject({
      value: 'C0000001',
      certainty: 'sure',
      raw: 'C0000001',
    });
  });

  it('are in doubt where both had to be mended, where they differ, and where one says nothing', () => {
    expect(fieldsOf('FTN: €0000001', 'FTN: (0000001').ftn?.certainty).toBe('doubtful');
    expect(fieldsOf('TAKE: 1', 'TAKE: 7').take?.certainty).toBe('doubtful');
    expect(fieldsOf('TAKE: 1', '').take).toMatchObject({ value: 1, certainty: 'doubtful' });
  });

  it('take what was read without mending where they differ', () => {
    expect(fieldsOf('SCORE: B2%', 'SCORE: 84%').scorePercent).toMatchObject({
      value: 84,
      certainty: 'doubtful',
    });
  });
});
