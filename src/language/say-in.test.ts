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

  test('has a title in it without its capital, where the language does so', () => {
    const terms = { Carbohydrate: 'Glucides', '{0} oxidation by {1}': 'oxydation de {0} selon {1}' };
    expect(sayIn(terms, 'fr')('carbohydrate oxidation by Frayn')).toBe('oxydation de glucides selon Frayn');
    const german = { Carbohydrate: 'Kohlenhydrate', '{0} oxidation by {1}': 'Oxidation ({0}) nach {1}' };
    expect(sayIn(german, 'de')('carbohydrate oxidation by Frayn')).toBe(
      'Oxidation (Kohlenhydrate) nach Frayn',
    );
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

describe('a text of which several parts could be a value', () => {
  const mended = sayIn(
    {
      VT1: 'VT1',
      HR: 'HF',
      age: 'Alter',
      sex: 'Geschlecht',
      steps: 'Stufen',
      treadmill: 'Laufband',
      string: 'Text',
      number: 'Zahl',
      'quality C': 'Qualität C',
      'little rise': 'wenig Anstieg',
      'O2 pulse': 'Sauerstoffpuls',
      'Tanaka 2001 (208 − 0.7 · age)': 'Tanaka 2001 (208 − 0,7 · Alter)',
      'VE/VCO2 slope': 'VE/VCO2-Steigung',
      'ventilatory class II or III': 'ventilatorische Klasse II oder III',
      'no {0}': 'ohne {0}',
      'no {0}: {1}': 'keine {0}, weil: {1}',
      'not {0}': 'nicht {0}',
      'missing: {0}': 'es fehlt: {0}',
      'column {0}': 'Spalte {0}',
      '{0} of {1}': '{0} von {1}',
      '{0} to {1}': '{0} bis {1}',
      '{0} over {1}': '{0} über {1}',
      'steps of {0}': 'Stufen von {0}',
      '{0} left out': '{0} ausgelassen',
      '{0} taken in again': 'wieder aufgenommen: {0}',
      'rows chosen by hand: {0}': 'von Hand gewählte Zeilen: {0}',
      'Panels: {0}.': 'Tafeln: {0}.',
      '{0} predicted by {1} ({2})': '{0} nach {1} vorhergesagt ({2})',
      '{0} is near {1}: {2} ({3}; {4})': '{0} nahe {1}: {2} ({3}; {4})',
      '{0} % of peak at {1}, classical methods': '{0} % des Höchstwerts bei {1}, klassische Methoden',
      'Accepted by {0} on {1}': 'Angenommen von {0} am {1}',
      '{0}: its 90 % interval is {1} s wide': '{0}: ihr 90-%-Intervall ist {1} s breit',
      'VT1 cannot be placed: its 90 % interval is {0} s wide': 'VT1 nicht setzbar: {0} s breit',
    },
    'de',
  );

  test('is said by the pattern with more of its own, signs counted', () => {
    expect(mended('no VT1: little rise')).toBe('keine VT1, weil: wenig Anstieg');
    expect(mended('missing: FILE, STATE')).toBe('es fehlt: FILE, STATE');
    expect(mended('column FeO2')).toBe('Spalte FeO2');
    expect(mended('column HR (STPD)')).toBe('Spalte HR (STPD)');
    expect(mended('column of Anna')).toBe('column of Anna');
    expect(mended('Accepted by AB on 2024-05-01')).toBe('Angenommen von AB am 2024-05-01');
  });

  test('keeps what stands in brackets together', () => {
    expect(mended('56 % of peak at 7:05 (90 %: 6:50 to 7:20), classical methods')).toBe(
      '56 % des Höchstwerts bei 7:05 (90 %: 6:50 bis 7:20), klassische Methoden',
    );
    expect(mended('190 predicted by Tanaka 2001 (208 − 0.7 · age) (Tanaka 2001, J 37:153)')).toBe(
      '190 nach Tanaka 2001 (208 − 0,7 · Alter) vorhergesagt (Tanaka 2001, J 37:153)',
    );
    expect(
      mended('VE/VCO2 slope is near 36: 34.1 (ventilatory class II or III; Arena et al. 2007, J 5:6)'),
    ).toBe('VE/VCO2-Steigung nahe 36: 34,1 (ventilatorische Klasse II oder III; Arena et al. 2007, J 5:6)');
    expect(mended('a (b is missing: age')).toBe('a (b is missing: Alter');
  });

  test('is a list before it is a value that holds a list', () => {
    expect(mended('steps, treadmill, 2.5 of 3, 4 to 5, steps of 180 s')).toBe(
      'Stufen, Laufband, 2,5 von 3, 4 bis 5, Stufen von 180 s',
    );
    expect(mended('rows chosen by hand: 3 left out, 2 taken in again')).toBe(
      'von Hand gewählte Zeilen: 3 ausgelassen, wieder aufgenommen: 2',
    );
    expect(mended('not string or number')).toBe('nicht Text oder Zahl');
    expect(mended('sex and age / steps')).toBe('Geschlecht und Alter / Stufen');
  });

  test('is a label, or several sentences, before it is a value that holds one', () => {
    expect(mended('quality C: VT1 cannot be placed: its 90 % interval is 680 s wide')).toBe(
      'Qualität C: VT1 nicht setzbar: 680 s breit',
    );
    expect(mended('Panels: 1 · HR, O2 pulse; 2 · HR over VO2. Age.')).toBe(
      'Tafeln: 1 · HF, Sauerstoffpuls; 2 · HF über VO2. Alter.',
    );
  });

  test('is joined with the spaces of the language', () => {
    const french = sayIn(
      { VT1: 'VT1', age: 'âge', 'little rise': 'peu de montée', '{0} to {1}': '{0} à {1}' },
      'fr',
    );
    expect(french('VT1: little rise; age')).toBe('VT1\u202f: peu de montée\u202f; âge');
    expect(french('5.5 % to 7 %')).toBe('5,5\u202f% à 7\u202f%');
    expect(french('nobody: knows; this')).toBe('nobody: knows; this');
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
    say(`${'(a of '.repeat(500)}${')'.repeat(500)}`);
    say('no needs, x at y / a: b · c. '.repeat(100));
    expect(performance.now() - startMs).toBeLessThan(500);
  });
});
