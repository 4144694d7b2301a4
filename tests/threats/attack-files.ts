/** Pieces that patterns with two ways to match go through again and again, when they are repeated and then end otherwise. */
const pieces = ['a', '1', ' ', '"', '.', '(', '[', '_', 'a ', '1,', '00:', '<a ', '[a]', 'VO2 '];

const rows = Array.from(
  { length: 60 },
  (_, i) => `${String(10 * i)};${String(400 + 20 * i)};${String(380 + 21 * i)};${String(12 + i)}`,
);

/** Tests with the same hostile text where a heading, a unit, a label with its value, a time and a number stand; and alone. */
export function attackFiles(length: number): readonly { readonly name: string; readonly text: string }[] {
  const table = (heading: string, unit: string, label: string, time: string, value: string) =>
    [
      `Name;${label};Weight (kg);${label}`,
      `${label};70`,
      `Time;VO2;VCO2;VE;${heading}`,
      `s;mL/min;mL/min;L/min;${unit}`,
      ...rows,
      `${time};1600;1700;90;${value}`,
      `610;${value};1700;90;1`,
    ].join('\n');
  return pieces.flatMap((piece) =>
    ['', '!'].flatMap((end) => {
      const cell = piece.repeat(Math.ceil(length / piece.length)).replaceAll(';', ',') + end;
      const bare = piece.repeat(Math.ceil(length / piece.length)) + end;
      const name = `${JSON.stringify(piece)} and ${JSON.stringify(end)}`;
      return [
        { name: `heading ${name}`, text: table(cell, 'bpm', 'x', '600', '1') },
        { name: `unit ${name}`, text: table('HR', cell, 'x', '600', '1') },
        { name: `label ${name}`, text: table('HR', 'bpm', cell, '600', '1') },
        { name: `time ${name}`, text: table('HR', 'bpm', 'x', cell, '1') },
        { name: `number ${name}`, text: table('HR', 'bpm', 'x', '600', cell) },
        { name: `alone ${name}`, text: bare },
        { name: `section ${name}`, text: `[person]\nname=${bare}\nB${bare}\n[Data]\n${bare}\n` },
        {
          name: `markup ${name}`,
          text: `<?xml version="1.0"?><Workbook urn:schemas-microsoft-com:office:spreadsheet ${bare}`,
        },
      ];
    }),
  );
}

/** Such pieces as lines of a report, also behind the labels of its fields and among what codes are made of. */
export function attackLines(length: number): readonly { readonly name: string; readonly line: string }[] {
  const beginnings = ['', 'NAME: ', 'EXAM DATE: ', 'SCORE: ', 'EXAM: '];
  return [...pieces, 'PA.I.', 'P-', 'A, ', '01/'].flatMap((piece, at) => {
    const run = piece.repeat(Math.ceil(length / piece.length));
    const beginning = beginnings[at % beginnings.length] ?? '';
    return ['', '!'].map((end) => ({
      name: JSON.stringify(beginning + piece + end),
      line: beginning + run + end,
    }));
  });
}
