import type { LabelledTest } from '#analyses/cpet/model/labels/labelled-test.ts';

const headings = [
  'file',
  'threshold',
  'method',
  'label_s',
  'label_vo2_ml_min',
  'answer_s',
  'answer_vo2_ml_min',
  'difference_s',
  'difference_ml_min',
  'difference_percent',
  'interval90_low_s',
  'interval90_high_s',
];

/** One row for each file, threshold and method, as CSV; what a method does not give is empty. */
export function labelledCsv(tests: readonly LabelledTest[]): string {
  const rows = tests.flatMap((test) =>
    (['vt1', 'vt2'] as const).flatMap((which) => {
      const label = test[which];
      if (label === undefined) return [];
      const name = which === 'vt1' ? 'VT1' : 'VT2';
      return test.answers
        .filter(({ gives }) => gives.includes(name))
        .map((answers) => {
          const answer = answers[which];
          const known = [test.name, name, answers.title, tenth(label.timeS), tenth(label.vo2MlPerMin)];
          if (answer === undefined) return [...known, '', '', '', '', '', '', ''];
          const difference = answer.vo2MlPerMin - label.vo2MlPerMin;
          return [
            ...known,
            tenth(answer.timeS),
            tenth(answer.vo2MlPerMin),
            tenth(answer.timeS - label.timeS),
            tenth(difference),
            ((100 * difference) / label.vo2MlPerMin).toFixed(2),
            tenth(answer.interval90S?.low),
            tenth(answer.interval90S?.high),
          ];
        });
    }),
  );
  return [headings, ...rows].map((row) => row.map(quoted).join(',')).join('\n') + '\n';
}

function tenth(value: number | undefined): string {
  return value === undefined ? '' : value.toFixed(1);
}

/** Quoted where a comma, a quote or a line end asks for it; a cell that a spreadsheet would run is kept from it. */
function quoted(cell: string): string {
  const safe = /^[=+@\t\r]|^-(?![\d.])/.test(cell) ? `'${cell}` : cell;
  return /[",\n\r]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
}
