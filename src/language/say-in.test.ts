import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sayIn } from './say-in.ts';

const say = sayIn(
  {
    VT1: 'VT1',
    sex: 'Geschlecht',
    age: 'Alter',
    'heart rate': 'Herzfrequenz',
    'VO2 is not known.': 'VO2 ist nicht bekannt.',
    'the methods contradict each other': 'die Verfahren widersprechen einander',
    '{0} rows of data; a test has at least {1}': '{0} Datenzeilen; ein Test hat mindestens {1}',
    '{0} is missing in {1} rows': '{0} fehlt in {1} Zeilen',
    '{0} is missing in {1} of {2} rows': '{0} fehlt in {1} von {2} Zeilen',
    'no {0}: {1}': 'keine {0}: {1}',
    'needs {0}': 'braucht {0}',
    '{0} at {1}': '{0} bei {1}',
    'RER {0} over the last minute': 'RER {0} in der letzten Minute',
    '{0} of {1} stands before {2}': 'vor {2} steht {0} von {1}',
  },
  'de',
);

describe('a sentence with values', () => {
  test('is said as the language says it, with its values where they belong', () => {
    expect(say('12 rows of data; a test has at least 30')).toBe('12 Datenzeilen; ein Test hat mindestens 30');
    expect(say('one of two stands before three')).toBe('vor three steht one von two');
  });

  test('has numbers with the mark of the language, and values that are words in its words', () => {
    expect(say('RER 1.15 over the last minute')).toBe('RER 1,15 in der letzten Minute');
    expect(say('heart rate is missing in 3 rows')).toBe('Herzfrequenz fehlt in 3 Zeilen');
  });

  test('is the one that says most where several fit', () => {
    expect(say('VT1 is missing in 3 of 40 rows')).toBe('VT1 fehlt in 3 von 40 Zeilen');
  });

  test('leaves names in it as they are', () => {
    expect(say('v1.2.csv is missing in 3 rows')).toBe('v1.2.csv fehlt in 3 Zeilen');
  });

  test('needs known values where it has few words of its own', () => {
    expect(say('VT1 at 1.5')).toBe('VT1 bei 1,5');
    expect(say('needs sex, age')).toBe('braucht Geschlecht, Alter');
    expect(say('needs sex and age')).toBe('braucht Geschlecht und Alter');
    expect(say('Anna at 1.5')).toBe('Anna at 1.5');
    expect(say('needs Anna')).toBe('needs Anna');
    expect(say('needs II')).toBe('braucht II');
  });
});

describe('sentences that were joined', () => {
  test('are said one by one', () => {
    expect(say('heart rate; needs age')).toBe('Herzfrequenz; braucht Alter');
    expect(say('VO2 is not known. Heart rate.')).toBe('VO2 ist nicht bekannt. Herzfrequenz.');
  });

  test('are said behind a label, and in brackets', () => {
    expect(say('VT1: the methods contradict each other')).toBe('VT1: die Verfahren widersprechen einander');
    expect(say('no VT1: the methods contradict each other')).toBe(
      'keine VT1: die Verfahren widersprechen einander',
    );
    expect(say('age (12.5 kg)')).toBe('Alter (12,5 kg)');
  });

  test('keep what is not known', () => {
    expect(say('Smith, John')).toBe('Smith, John');
    expect(say('needs age; whatever this is')).toBe('braucht Alter; whatever this is');
  });
});

describe('any text', () => {
  test('comes back, and what is nowhere known comes back as it is', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), (text) => {
        expect(sayIn({}, 'en')(text.replaceAll(/\d/g, ''))).toBe(text.replaceAll(/\d/g, ''));
        expect(typeof say(text)).toBe('string');
      }),
    );
  });

  test('takes no long time, however it is made', () => {
    const ever = sayIn({ 'a {0} of {1} of {2} of {3} of {4} stands before {5} here': '{0}' }, 'de');
    const startMs = performance.now();
    ever(`a ${'x of '.repeat(700)}stands before`);
    say('no needs; '.repeat(300));
    say('('.repeat(3_000));
    say(', '.repeat(1_500));
    expect(performance.now() - startMs).toBeLessThan(500);
  });
});
