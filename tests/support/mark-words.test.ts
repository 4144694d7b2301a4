import { expect, test } from 'vitest';
import { markedTermsModule, throughHands, unmarked } from './mark-words.ts';

test('every piece of a catalogue is marked, what is put into it is not', () => {
  const { c } = throughHands({
    c: ['Close', ['Files of ', 0], ['See ', [0, 'the help'], '.'], ['# file of {name}', '# files of {name}']],
  });
  expect(c).toEqual([
    '⟦Close⟧',
    ['⟦Files of ⟧', 0],
    ['⟦See ⟧', [0, '⟦the help⟧'], '⟦.⟧'],
    ['⟦# file of ⟧{name}⟦⟧', '⟦# files of ⟧{name}⟦⟧'],
  ]);
});

test('what no catalogue gave is found, numbers and signs alone are not', () => {
  expect(unmarked('⟦Files of ⟧Ada Example⟦ and ⟧12 %')).toEqual(['Ada Example']);
  expect(unmarked('not given⟦, see the help⟧')).toEqual(['not given']);
  expect(unmarked('⟦outer ⟦inner⟧ outer⟧ 12 m')).toEqual([]);
});

test('what pure code says is marked around its values', () => {
  expect(markedTermsModule(['{0} rows of data'])).toContain('"{0} rows of data":"⟦⟧{0}⟦ rows of data⟧"');
  expect(markedTermsModule(['Work rate'])).toContain('"Work rate":"⟦Work rate⟧"');
});
