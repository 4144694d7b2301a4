/** What a column of a worklist may say of a subject. */
export type SubjectQuantity = 'bodyMassKg' | 'heightCm' | 'ageY' | 'sex';

/** A unit that a heading or a cell names; undefined where none does. */
export type SubjectUnit = 'kg' | 'g' | 'lb' | 'cm' | 'mm' | 'm' | 'in' | 'y' | 'month';

export type SubjectColumn = {
  readonly index: number;
  readonly quantity: SubjectQuantity;
  readonly unit?: SubjectUnit;
};

/** Names in English, German, French, Spanish and Italian, in letters alone. */
const names: Readonly<Record<SubjectQuantity, readonly string[]>> = {
  bodyMassKg: [
    ...['mass', 'bodymass', 'weight', 'bodyweight', 'wt', 'bw', 'bm'],
    ...['masse', 'gewicht', 'korpergewicht', 'koerpergewicht', 'korpermasse', 'koerpermasse'],
    ...['poids', 'poidscorporel', 'massecorporelle', 'peso', 'pesocorporal', 'masa', 'masacorporal'],
    ...['pesocorporeo', 'massa', 'massacorporea'],
  ],
  heightCm: [
    ...['height', 'bodyheight', 'stature', 'ht', 'grosse', 'groesse', 'korpergrosse', 'koerpergroesse'],
    ...['koerpergrosse', 'korpergroesse', 'taille', 'talla', 'estatura', 'altura', 'altezza', 'statura'],
  ],
  ageY: ['age', 'ageattest', 'alter', 'lebensalter', 'edad', 'eta'],
  sex: ['sex', 'gender', 'geschlecht', 'sexe', 'genre', 'sexo', 'genero', 'sesso', 'genere'],
};

const quantityOf = new Map(
  Object.entries(names).flatMap(([quantity, all]) => all.map((name) => [name, quantity as SubjectQuantity])),
);

const units: Readonly<Record<SubjectUnit, readonly string[]>> = {
  kg: ['kg', 'kgs', 'kilogram', 'kilograms', 'kilogramm', 'kilo', 'kilos', 'kilogrammes', 'kilogramos'],
  g: ['g', 'gram', 'grams', 'gramm'],
  lb: ['lb', 'lbs', 'pound', 'pounds'],
  cm: ['cm', 'centimeter', 'centimeters', 'centimetre', 'centimetres', 'zentimeter'],
  mm: ['mm', 'millimeter', 'millimeters', 'millimetre'],
  m: ['m', 'meter', 'meters', 'metre', 'metres', 'metros', 'metri'],
  in: ['in', 'inch', 'inches', 'zoll'],
  y: [
    ...['y', 'yr', 'yrs', 'year', 'years', 'j', 'jahr', 'jahre', 'jahren', 'an', 'ans', 'annee', 'annees'],
    ...['ano', 'anos', 'anno', 'anni'],
  ],
  month: ['month', 'months', 'monate', 'mois', 'meses', 'mesi'],
};

const unitOf = new Map(
  Object.entries(units).flatMap(([unit, all]) => all.map((word) => [word, unit as SubjectUnit])),
);

/** Which units make sense of which quantity: "taille (m)", but no mass in metres. */
const fitting: Readonly<Record<SubjectQuantity, readonly SubjectUnit[]>> = {
  bodyMassKg: ['kg', 'g', 'lb'],
  heightCm: ['cm', 'mm', 'm', 'in'],
  ageY: ['y', 'month'],
  sex: [],
};

/** Words that stand between a name and its unit: "Größe in cm", "taille en cm". */
const between = new Set(['in', 'en', 'em']);

/**
 * The columns of a worklist that say mass, height, age or sex, by their headings; the first where several do. The unit
 * is what the heading names: "Gewicht [kg]", "height_in", "Âge (ans)".
 */
export function findSubjectColumns(headings: readonly string[]): readonly SubjectColumn[] {
  const found: SubjectColumn[] = [];
  headings.forEach((heading, index) => {
    const column = readHeading(heading);
    if (column !== undefined && !found.some(({ quantity }) => quantity === column.quantity))
      found.push({ index, ...column });
  });
  return found;
}

function readHeading(heading: string): Omit<SubjectColumn, 'index'> | undefined {
  const words = wordsOf(heading);
  const whole = quantityOf.get(words.join(''));
  if (whole !== undefined) return { quantity: whole };
  const unit = unitOf.get(words.pop() ?? '');
  let quantity = quantityOf.get(words.join(''));
  if (quantity === undefined && between.has(words[words.length - 1] ?? ''))
    quantity = quantityOf.get(words.slice(0, -1).join(''));
  if (quantity === undefined || unit === undefined || !fitting[quantity].includes(unit)) return undefined;
  return { quantity, unit };
}

/** The unit that a word is, for this quantity. */
export function readUnit(word: string, quantity: SubjectQuantity): SubjectUnit | undefined {
  const unit = unitOf.get(wordsOf(word).join(''));
  return unit !== undefined && fitting[quantity].includes(unit) ? unit : undefined;
}

/** Lower-case words without accents; what is neither letter nor digit parts them, and so does camelCase. */
function wordsOf(text: string): string[] {
  return text
    .replaceAll('ß', 'ss')
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
}
