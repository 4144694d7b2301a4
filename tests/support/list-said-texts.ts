import ts from 'typescript';

/** A text of the code with `{0}` for its values, and where it stands. */
export type SaidText = { readonly text: string; readonly line: number; readonly where: string };

/** A value whose text the code does not show. */
const hole = '\0';
const mostAlternatives = 12;

/** Calls whose arguments nobody reads. */
const unheard = new Set(
  [
    ...['join', 'split', 'encode', 'startsWith', 'endsWith', 'includes', 'replace', 'replaceAll', 'indexOf'],
    ...[
      'lastIndexOf',
      'RegExp',
      'has',
      'get',
      'delete',
      'padStart',
      'addEventListener',
      'postMessage',
      'Set',
    ],
    ...[
      'sealText',
      'unsealText',
      'sealBytes',
      'unsealBytes',
      'transaction',
      'normalize',
      'import',
      'textEntry',
    ],
    ...['exam', 'edition', 'count', 'counted', 'sha256Hex', 'write', 'getContext', 'matchAll', 'numberIn'],
  ].sort(),
);
/** Properties that hold citations, names of programs and codes. */
const unread = /^(source|reference|kind|code|id|severity|deviceTitle|pattern|from|columns|unit)$/;
/** Where an error is thrown for who writes the code: faults are returned there. */
const mistakes = /^src\/(analyses|core|engine|readers)\//;
/** Where one word alone is said to a person. */
const wordProperties =
  /^(title|label|text|words|word|note|means|reason|detail|doubt|description|what|noun|one|many)$/;
const wordArguments: ReadonlyMap<string, readonly number[]> = new Map(
  Object.entries({
    ...{
      decimalColumn: [1, 4],
      textColumn: [1, 2],
      countColumn: [1, 2],
      peak: [1, 4],
      personal: [1, 2],
      textOf: [1, 2],
    },
    ...{
      plain: [0],
      shown: [0],
      shownAsClock: [0],
      countRow: [0],
      byText: [1],
      reason: [2, 3],
      other: [1],
      term: [0],
    },
  }),
);

/** Every text of one file that a person may read; the same text may come twice. */
export function saidIn(path: string, code: string): readonly SaidText[] {
  const file = ts.createSourceFile(path, code, ts.ScriptTarget.Latest, true);
  const taken = new Set<ts.Node>();
  const found: { readonly node: ts.Node; readonly texts: readonly string[]; readonly where: string }[] = [];
  const inlined = new Set<ts.Node>();
  const visit = (node: ts.Node): void => {
    if (ts.isTypeNode(node) || ts.isImportDeclaration(node) || ts.isCaseClause(node)) {
      if (ts.isCaseClause(node)) node.statements.forEach(visit);
      return;
    }
    if (isTextual(node) && !taken.has(node)) {
      const where = placeOf(node);
      if (where !== undefined) found.push({ node, texts: alternatives(node, taken, inlined), where });
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found
    .filter(({ node }) => !isWithin(node, inlined))
    .flatMap(({ node, texts, where }) =>
      texts.map(numbered).map((text) => ({
        text,
        line: file.getLineAndCharacterOfPosition(node.getStart()).line + 1,
        where,
      })),
    )
    .filter(({ text, where }) => isWorded(text, where));
}

function isWithin(node: ts.Node, ones: ReadonlySet<ts.Node>): boolean {
  for (let around = node; !ts.isSourceFile(around); around = around.parent) if (ones.has(around)) return true;
  return false;
}

function isTextual(node: ts.Node): node is ts.Expression {
  if (ts.isStringLiteralLike(node) || ts.isTemplateExpression(node)) return true;
  return ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.PlusToken && hasText(node);
}

function hasText(node: ts.BinaryExpression): boolean {
  return [node.left, node.right].some((side) => isTextual(inner(side)));
}

/** Without brackets and types around it. */
function inner(node: ts.Expression): ts.Expression {
  if (ts.isParenthesizedExpression(node) || ts.isAsExpression(node) || ts.isSatisfiesExpression(node))
    return inner(node.expression);
  return node;
}

/** "reason", "failFile#2", "word title", or undefined where nobody reads what stands there. */
function placeOf(node: ts.Node): string | undefined {
  const { parent } = node;
  if (ts.isPropertyAssignment(parent)) {
    if (parent.initializer !== node) return undefined;
    const name = ts.isComputedPropertyName(parent.name) ? 'value' : parent.name.getText();
    if (unread.test(name)) return undefined;
    return wordProperties.test(name) ? `word ${name}` : name;
  }
  if (ts.isCallExpression(parent) || ts.isNewExpression(parent)) return argumentPlace(parent, node);
  if (ts.isBinaryExpression(parent)) {
    if (/^([!=]==|in|[<>]=?|instanceof)$/.test(parent.operatorToken.getText())) return undefined;
    return placeOf(parent);
  }
  if (ts.isConditionalExpression(parent)) return parent.condition === node ? undefined : placeOf(parent);
  if (ts.isArrayLiteralExpression(parent)) return placeOf(parent);
  if (ts.isParenthesizedExpression(parent) || ts.isAsExpression(parent) || ts.isSatisfiesExpression(parent))
    return placeOf(parent);
  if (ts.isElementAccessExpression(parent)) return undefined;
  if (ts.isVariableDeclaration(parent)) return `const ${parent.name.getText()}`;
  return ts.SyntaxKind[parent.kind];
}

function argumentPlace(call: ts.CallExpression | ts.NewExpression, node: ts.Node): string | undefined {
  const called = call.expression;
  const name = ts.isPropertyAccessExpression(called) ? called.name.text : called.getText();
  if (unheard.has(name)) return undefined;
  const at = (call.arguments ?? []).findIndex((argument) => argument === node);
  if (name === 'other' && at === 0) return undefined; // an id
  if (/^(Range|Type)?Error$/.test(name) && mistakes.test(node.getSourceFile().fileName)) return undefined;
  return `${(wordArguments.get(name) ?? []).includes(at) ? 'word ' : ''}${name}#${String(at)}`;
}

/** What an expression may say, its values as holes; the texts of which it is made are marked as taken. */
function alternatives(node: ts.Expression, taken: Set<ts.Node>, inlined: Set<ts.Node>): readonly string[] {
  const of = (part: ts.Expression): readonly string[] => alternatives(part, taken, inlined);
  taken.add(node);
  if (ts.isStringLiteralLike(node)) return [node.text];
  if (node !== inner(node)) return of(inner(node));
  if (ts.isConditionalExpression(node)) return [...of(node.whenTrue), ...of(node.whenFalse)];
  if (ts.isTemplateExpression(node))
    return node.templateSpans.reduce<readonly string[]>(
      (said, span) =>
        joined(
          said,
          of(span.expression).map((text) => text + span.literal.text),
        ),
      [node.head.text],
    );
  if (ts.isBinaryExpression(node)) {
    const operator = node.operatorToken.kind;
    if (operator === ts.SyntaxKind.PlusToken && hasText(node)) return joined(of(node.left), of(node.right));
    if (operator === ts.SyntaxKind.QuestionQuestionToken || operator === ts.SyntaxKind.BarBarToken)
      return [...of(node.left), ...of(node.right).filter((text) => text !== '')];
  }
  if (ts.isCallExpression(node)) return countedWords(node) ?? [hole];
  if (ts.isIdentifier(node)) return ofConstant(node, of, inlined) ?? [hole];
  return [hole];
}

function joined(before: readonly string[], after: readonly string[]): readonly string[] {
  const later = before.length * after.length > mostAlternatives ? [after.map(() => hole)[0] ?? hole] : after;
  return before.flatMap((start) => later.map((end) => start + end));
}

/** `counted(files, 'file')` is "{0} file" or "{0} files". */
function countedWords(call: ts.CallExpression): readonly string[] | undefined {
  if (!/^count(ed)?$/.test(call.expression.getText())) return undefined;
  const [one, many] = call.arguments
    .slice(1)
    .map((word) => (ts.isStringLiteralLike(word) ? word.text : undefined));
  if (one === undefined) return undefined;
  return [`${hole} ${one}`, `${hole} ${many ?? (one === 'person' ? 'persons' : `${one}s`)}`];
}

/** A constant of this file that is a clause stands in a sentence as its words; a whole sentence is said by itself. */
function ofConstant(
  name: ts.Identifier,
  of: (part: ts.Expression) => readonly string[],
  inlined: Set<ts.Node>,
): readonly string[] | undefined {
  const initializer = declarationOf(name)?.initializer;
  if (initializer === undefined) return undefined;
  const bare = inner(initializer);
  const code = bare.getText();
  if (!isTextual(bare) && !(ts.isConditionalExpression(bare) && /['`]/.test(code))) return undefined;
  if (/^['`]\p{Lu}.*\.['`]$/su.test(code)) return undefined;
  const said = of(bare);
  if (said.every((text) => !/\p{L}{2}/u.test(text)) || said.length > 4) return undefined;
  inlined.add(bare);
  return said;
}

/** The nearest `const` of that name around a use. */
function declarationOf(name: ts.Identifier): ts.VariableDeclaration | undefined {
  for (let around: ts.Node = name.parent; ; around = around.parent) {
    if (ts.isBlock(around) || ts.isSourceFile(around)) {
      const declared = around.statements
        .filter((statement) => ts.isVariableStatement(statement))
        .flatMap(({ declarationList }) => declarationList.declarations)
        .find((declaration) => declaration.name.getText() === name.text);
      if (declared !== undefined) return declared;
    }
    if (
      ts.isFunctionLike(around) &&
      around.parameters.some(({ name: given }) => given.getText() === name.text)
    )
      return undefined;
    if (ts.isSourceFile(around)) return undefined;
  }
}

/** Holes that touch are one value; values are counted from 0. */
function numbered(text: string): string {
  let place = 0;
  return text.replaceAll(new RegExp(`${hole}+`, 'g'), () => `{${String(place++)}}`);
}

/** What a fault is of, which stands before its code. */
const kinds = new Set(['unreadable', 'unsupported', 'implausible']);

/** Codes that are shown with blanks for their hyphens, by where they stand: what is wrong with a test in few words. */
export function codesIn(path: string, code: string, which: 'all' | 'no notes' = 'all'): readonly string[] {
  const file = ts.createSourceFile(path, code, ts.ScriptTarget.Latest, true);
  const codes: string[] = [];
  const visit = (node: ts.Node): void => {
    if (
      ts.isStringLiteral(node) &&
      /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(node.text) &&
      isCode(node) &&
      !kinds.has(node.text)
    )
      if (which === 'all' || !isOfNote(node)) codes.push(node.text);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return codes;
}

function isOfNote({ parent }: ts.Node): boolean {
  if (ts.isPropertyAssignment(parent)) return /severity: 'note'/.test(parent.parent.getText());
  return ts.isCallExpression(parent) && parent.arguments.some((argument) => argument.getText() === "'note'");
}

function isCode({ parent }: ts.Node): boolean {
  if (ts.isConditionalExpression(parent)) return isCode(parent);
  if (ts.isPropertyAssignment(parent)) return parent.name.getText() === 'code';
  if (!ts.isCallExpression(parent)) return false;
  return /^(say|remark|outside|refused|none|unusable|add|failFile|lossOf)$/.test(parent.expression.getText());
}

/** Whether a text has words for people: several, or one where one is said. */
function isWorded(text: string, where: string): boolean {
  const words = text.replaceAll(/\{\d+\}/g, ' ');
  if (!/\p{L}{2}/u.test(words)) return false;
  if (where.startsWith('word ')) return !/^[a-z]+(-[a-z]+)+$/.test(text);
  return /(^|[\s(“"])\p{Ll}{2,}(?=[\s.,;:)”"]|$)/u.test(words) && /\S\s+\S/.test(text);
}
