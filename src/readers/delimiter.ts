const marks = ['\t', ';', ','] as const;
const votingLines = 400;
const votingChars = 256 * 1024;

/**
 * The delimiter of a text, by vote of its lines, quoted parts left out. Tab and semicolon go before comma, because
 * commas inside their cells are decimal marks; they lose where their cells would hold more than one comma each,
 * for then the commas delimit. A text with none of the three has one column; it is read as comma-separated.
 */
export function decideDelimiter(text: string): '\t' | ';' | ',' {
  const lines = withoutQuoted(text.slice(0, votingChars))
    .split('\n', votingLines)
    .map((line) => ({ '\t': count(line, '\t'), ';': count(line, ';'), ',': count(line, ',') }))
    .filter((line) => line['\t'] + line[';'] + line[','] > 0);
  const total = { '\t': 0, ';': 0, ',': 0 };
  for (const line of lines) for (const mark of marks) total[mark] += line[mark];
  for (const mark of ['\t', ';'] as const) {
    const voters = lines.filter((line) => line[mark] > 0).length;
    const inside = Math.max(...marks.map((each) => (each === mark ? 0 : total[each])));
    if (voters > 0 && voters * 2 >= lines.length && inside <= total[mark] + lines.length) return mark;
  }
  return ',';
}

/** Each quoted field becomes nothing; a quote that is not closed before the sample ends stays as it is. */
function withoutQuoted(text: string): string {
  return text.includes('"') ? text.replace(/"[^"]*"/g, '') : text;
}

function count(line: string, character: string): number {
  let found = 0;
  for (let at = line.indexOf(character); at >= 0; at = line.indexOf(character, at + 1)) found += 1;
  return found;
}
