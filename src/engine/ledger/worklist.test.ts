import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { controlColumns } from './ledger.ts';
import { findFileColumn } from './file-column.ts';
import { matchRows } from './match-rows.ts';
import { projectLedger } from './project-ledger.ts';
import { splitCells } from './cells.ts';
import { readLedger } from './read-ledger.ts';
import { readWorklist, type Worklist } from './read-worklist.ts';
import { proposeRenamings, startFromWorklist } from './start-from-worklist.ts';
import { readSubjectFacts } from './subject-facts.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const read = (text: string): Worklist => {
  const result = readWorklist(utf8(text));
  if (!result.ok) throw new Error(JSON.stringify(result.fault));
  return result.value;
};
const faultOf = (text: string) => {
  const result = readWorklist(utf8(text));
  return result.ok ? undefined : result.fault;
};
const start = (worklist: Worklist, files: readonly string[], part: object = {}) => {
  const fileColumn = findFileColumn(worklist, files)?.index ?? 0;
  const names = worklist.rows.map(({ cells }) => cells[fileColumn] ?? '');
  return startFromWorklist(worklist, {
    fileColumn,
    matches: matchRows(names, files),
    renamings: proposeRenamings(worklist),
    keepUnmatchedRows: true,
    addUnmatchedFiles: true,
    ...part,
  });
};

describe('a worklist', () => {
  it.each([
    ['commas', 'file,mass,note\na.csv,"72,5","x;y"\nb.csv,80,\n'],
    ['semicolons and decimal commas', 'file;mass;note\na.csv;72,5;"x;y"\nb.csv;80;\n'],
    ['tabs', 'file\tmass\tnote\na.csv\t72,5\tx;y\nb.csv\t80\t\n'],
    ['Windows line ends and a byte order mark', '\ufefffile;mass;note\r\na.csv;72,5;"x;y"\r\nb.csv;80;\r\n'],
    ['empty rows, and no line end at the last', '\nfile;mass;note\n;;\na.csv;72,5;"x;y"\n\nb.csv;80;'],
  ])('is read with %s', (_what, text) => {
    const { headings, rows } = read(text);
    expect(headings).toEqual(['file', 'mass', 'note']);
    expect(rows.map(({ cells }) => cells)).toEqual([
      ['a.csv', '72,5', 'x;y'],
      ['b.csv', '80', ''],
    ]);
  });

  it.each(['file\nDoe, John.csv\nRoe, Jane.csv\n', 'file\nDoe; John.csv\nRoe; Jane.csv\n'])(
    'may be a list of names alone that have a mark in them: %j',
    (text) => {
      expect(read(text).rows.map(({ cells }) => cells)).toEqual(
        text
          .split('\n')
          .slice(1, 3)
          .map((name) => [name]),
      );
    },
  );

  it('may be in the encoding of an old spreadsheet', () => {
    const bytes = Uint8Array.from('file;Größe\na.csv;180\n', (letter) => letter.charCodeAt(0));
    expect(readWorklist(bytes)).toMatchObject({ ok: true, value: { headings: ['file', 'Größe'] } });
  });

  it.each([
    ['a row too short', 'file;mass\na.csv\n', 'wrong-cell-count', 2],
    ['a row with another delimiter', 'file;mass\na.csv;70\nb.csv,80\n', 'mixed-delimiters', 3],
    ['an open quote', 'file;mass\na.csv;"70\n', 'quote-not-closed', 2],
    ['a heading alone', 'file;mass\n', 'no-rows', 1],
    ['nothing', '\n\n', 'empty-file', 1],
  ])('with %s is refused, with its row', (_what, text, code, row) => {
    expect(faultOf(text)).toMatchObject({ code, at: { row } });
  });
});

describe('the column of file names', () => {
  const files = ['S1.csv', 'S2.csv'];
  it.each([
    ['by its name', 'subject;Dateiname\n1;S1.csv\n2;S2.csv\n', { index: 1, by: 'name' }],
    ['by its name in another language', 'Nom du fichier;x\nS1.csv;1\n', { index: 0, by: 'name' }],
    ['by what matches the files', 'id;test\n1;S1\n2;S2\n', { index: 1, by: 'values' }],
    [
      'by its values where the name leads elsewhere',
      'path;recording\nx/y;S1.csv\nx/z;S2.csv\n',
      { index: 1, by: 'values' },
    ],
    ['not where most rows name no file', 'id;test\n1;S1\n2;x\n3;y\n', undefined],
  ])('is found %s', (_how, text, expected) => {
    expect(findFileColumn(read(text), files)).toEqual(expected);
  });
});

describe('what a worklist says of subjects', () => {
  const factsOf = (text: string) => readSubjectFacts(read(text)).facts;

  it.each([
    ['en', 'file,Body mass (kg),Height [cm],Age (years),Sex\na,72.5,181,30,F\n', 72.5, 181, 'female'],
    [
      'de',
      'Datei;Gewicht in kg;Körpergröße/cm;Alter;Geschlecht\na;72,5;181;30;männlich\n',
      72.5,
      181,
      'male',
    ],
    ['fr', 'fichier;poids_kg;Taille (m);Âge [ans];sexe\na;72,5;1,81;30;femme\n', 72.5, 181, 'female'],
    ['es', 'archivo;Peso corporal;Estatura;edad;sexo\na;72,5;181;30;mujer\n', 72.5, 181, 'female'],
    ['it', 'file;massa corporea;altezza cm;età (anni);sesso\na;72,5;181;30;maschio\n', 72.5, 181, 'male'],
    ['lb and in', 'file;weight lbs;height_in;AgeAtTest;gender\na;160;70;30;m\n', 72.574_779, 177.8, 'male'],
    ['units in the cells', 'file;mass;height;age;sex\na;"72,5 kg";"1,81 m";30;w\n', 72.5, 181, 'female'],
  ])('is read in %s', (_language, text, bodyMassKg, heightCm, sex) => {
    const [facts] = factsOf(text);
    expect(facts).toMatchObject({ ageY: 30, sex });
    expect(facts?.bodyMassKg).toBeCloseTo(bodyMassKg, 5);
    expect(facts?.heightCm).toBeCloseTo(heightCm, 5);
  });

  it('tells the unit that each column was taken for', () => {
    const { columns } = readSubjectFacts(read('file,mass,height,age (months),sex\na,72.5,1.81,360,F\n'));
    expect(columns.map(({ quantity, takenAs }) => [quantity, takenAs])).toEqual([
      ['bodyMassKg', 'kg'],
      ['heightCm', 'm'],
      ['ageY', 'month'],
      ['sex', undefined],
    ]);
  });

  it('takes heights that are all below 3 for metres', () => {
    expect(factsOf('file;height\na;1.81\nb;1.6\n').map(({ heightCm }) => heightCm)).toEqual([181, 160]);
  });

  it('reads M beside H as a woman beside a man, and never believes numbers for a sex', () => {
    expect(factsOf('file;sexo\na;H\nb;M\n').map(({ sex }) => sex)).toEqual(['male', 'female']);
    expect(factsOf('file;sex\na;1\nb;0\n')).toEqual([{}, {}]);
  });

  it('lists what it does not believe, and is silent of what is missing', () => {
    const { facts, doubts } = readSubjectFacts(read('file;mass;age\na;725;n/a\nb;72 stone;\nc;70;300\n'));
    expect(facts).toEqual([{}, {}, { bodyMassKg: 70 }]);
    expect(doubts).toEqual([
      { row: 2, heading: 'mass', text: '725' },
      { row: 3, heading: 'mass', text: '72 stone' },
      { row: 4, heading: 'age', text: '300' },
    ]);
  });

  it('leaves columns alone that only sound alike', () => {
    expect(readSubjectFacts(read('file;heart weight index;stage;page\na;1;2;3\n')).columns).toEqual([]);
  });
});

describe('a batch from a worklist', () => {
  it('keeps the user’s cells and order, and lists what has no partner', () => {
    const started = start(read('file,mass,note\nb.csv,"72,5",=1\nx.csv,80,"y;z"\na.csv,60,\n'), [
      'a.csv',
      'b.csv',
      'c.csv',
    ]);
    if (!started.ok) throw new Error(started.fault.kind);
    expect(started.value).toMatchObject({
      own: 'file,mass,note'.replaceAll(',', ';'),
      ownCount: 3,
      rows: [
        { file: 'b.csv', own: 'b.csv;"72,5";=1', facts: { bodyMassKg: 72.5 } },
        { file: 'x.csv', own: 'x.csv;80;"y;z"' },
        { file: 'a.csv', own: 'a.csv;60;' },
        { file: 'c.csv', own: ';;' },
      ],
    });
    expect(readLedger(projectLedger(started.value, new Map(), ['quality']))).toMatchObject({
      ok: true,
      value: { rows: [{ file: 'b.csv' }, { file: 'x.csv' }, { file: 'a.csv' }, { file: 'c.csv' }] },
    });
  });

  it('leaves the headings that are not renamed as they stand', () => {
    expect(start(read('FILE;"mass";" a ""b"\na.csv;70;x\n'), ['a.csv'])).toMatchObject({
      ok: true,
      value: { own: 'MY_FILE;"mass";" a ""b"' },
    });
  });

  it('asks before it renames a user’s column', () => {
    const worklist = read('FILE;STATUS;MY_STATUS\na.csv;fit;x\n');
    const renamings = proposeRenamings(worklist);
    expect(renamings).toEqual([
      { index: 0, from: 'FILE', to: 'MY_FILE' },
      { index: 1, from: 'STATUS', to: 'MY_STATUS_2' },
    ]);
    expect(start(worklist, ['a.csv'], { renamings: [] })).toMatchObject({
      ok: false,
      fault: { code: 'column-name-taken', at: { column: 'FILE' } },
    });
    const started = start(worklist, ['a.csv']);
    expect(started).toMatchObject({ ok: true, value: { own: 'MY_FILE;MY_STATUS_2;MY_STATUS' } });
    if (started.ok) {
      const ledger = new TextDecoder().decode(projectLedger(started.value, new Map(), []));
      expect(ledger.split('\r\n')[0]).toBe(`MY_FILE;MY_STATUS_2;MY_STATUS;${controlColumns.join(';')}`);
    }
  });
});

it('whatever a user writes into a cell comes through worklist and ledger unchanged', () => {
  const cell = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 8 }),
    fc.string({
      unit: fc.constantFrom('=', '"', "'", ';', ',', '\t', '\r', '\n', ' ', '-', '@', 'a', 'ü', '\ufeff'),
      maxLength: 8,
    }),
  );
  const table = fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(table, fc.constantFrom(';', ',', '\t'), fc.constantFrom('\n', '\r\n'), (rows, mark, end) => {
      const written = (text: string) =>
        text.includes(mark) || /["\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
      const cells = rows.map((own, i) => [...own.map((text) => text.replaceAll('\0', '')), `f${i}.csv`]);
      const lines = [['note', 'more', 'file'], ...cells].map((line) => line.map(written).join(mark));
      const worklist = read(`${lines.join(end)}${end}`);
      expect(worklist.rows.map((row) => row.cells)).toEqual(cells);
      const started = start(
        worklist,
        cells.map((_, i) => `f${i}.csv`),
      );
      if (!started.ok) throw new Error('not started');
      const ledger = readLedger(projectLedger(started.value, new Map(), ['quality']));
      if (!ledger.ok) throw new Error(JSON.stringify(ledger.fault));
      expect(ledger.value.rows.map(({ own }) => splitCells(own, 3))).toEqual(cells);
    }),
    { numRuns: 300 },
  );
});
