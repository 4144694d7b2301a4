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
    .map((line) => ({ tabs: count(line, '\t'), semicolons: count(line, ';'), commas: count(line, ',') }))
    .filter((line) => line.tabs + line.semicolons + line.commas > 0);
  const tabbed = lines.filter((line) => line.tabs > 0);
  if (
    tabbed.length * 2 >= lines.length &&
    sum(tabbed, (line) => Math.max(line.commas, line.semicolons)) <= sum(tabbed, (line) => line.tabs + 1)
  ) {
    return tabbed.length > 0 ? '\t' : ',';
  }
  const semicolonned = lines.filter((line) => line.semicolons > 0);
  if (
    semicolonned.length * 2 >= lines.length &&
    sum(semicolonned, (line) => line.commas) <= sum(semicolonned, (line) => line.semicolons + 1)
  ) {
    return ';';
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

function sum<T>(items: readonly T[], of: (item: T) => number): number {
  return items.reduce((total, item) => total + of(item), 0);
}
