/** The part of JSON Schema (draft 2020-12) that this app's own schemas are written in. */
export type JsonSchema = {
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, JsonSchema>>;
  readonly type?: JsonType | readonly JsonType[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly JsonSchema[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  /** Of every other property; false: there may be none. */
  readonly additionalProperties?: boolean | JsonSchema;
  readonly maxProperties?: number;
  readonly items?: JsonSchema;
  readonly maxItems?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  // Said to people alone.
  readonly $schema?: string;
  readonly $id?: string;
  readonly title?: string;
  readonly description?: string;
};

type JsonType = 'object' | 'array' | 'string' | 'number' | 'integer' | 'boolean' | 'null';

/** Where a value is not what its schema asks for, the first few; empty where it is: "/row/vo2: not a number". */
export function violations(schema: JsonSchema, value: unknown, most = 5): readonly string[] {
  const found: string[] = [];
  check(schema, value, '', schema, (text) => found.push(text), most, found);
  return found.slice(0, most);
}

function check(
  schema: JsonSchema,
  value: unknown,
  place: string,
  root: JsonSchema,
  tell: (text: string) => void,
  most: number,
  found: readonly string[],
): void {
  if (found.length >= most) return;
  const say = (text: string): void => {
    tell(`${place === '' ? '/' : place}: ${text}`);
  };
  const inner = (of: JsonSchema, part: unknown, name: string): void => {
    check(of, part, `${place}/${name.slice(0, 60)}`, root, tell, most, found);
  };
  if (schema.$ref !== undefined) check(definition(root, schema.$ref), value, place, root, tell, most, found);
  const { type, anyOf } = schema;
  const types = typeof type === 'string' ? [type] : type;
  if (types !== undefined && !types.some((each) => isOfType(value, each))) {
    say(`not ${types.join(' or ')}`);
    return;
  }
  if ('const' in schema && value !== schema.const) say(`not ${JSON.stringify(schema.const)}`);
  if (schema.enum?.includes(value) === false) say('none of the values that may stand here');
  if (
    anyOf?.every(
      (each) => violations({ ...each, ...(root.$defs && { $defs: root.$defs }) }, value, 1).length > 0,
    )
  )
    say('none of the forms that may stand here');
  if (typeof value === 'string') checkText(schema, value, say);
  if (typeof value === 'number') {
    if (schema.minimum !== undefined && value < schema.minimum) say(`below ${String(schema.minimum)}`);
    if (schema.maximum !== undefined && value > schema.maximum) say(`above ${String(schema.maximum)}`);
  }
  if (Array.isArray(value)) {
    if (schema.maxItems !== undefined && value.length > schema.maxItems) {
      say(`more than ${String(schema.maxItems)} entries`);
      return;
    }
    const { items } = schema;
    if (items !== undefined)
      value.forEach((part, i) => {
        inner(items, part, String(i));
      });
  } else if (typeof value === 'object' && value !== null)
    checkObject(schema, value as Readonly<Record<string, unknown>>, say, inner);
}

function checkText(
  { minLength, maxLength, pattern }: JsonSchema,
  value: string,
  say: (text: string) => void,
): void {
  if (minLength !== undefined && value.length < minLength) say('too short');
  if (maxLength !== undefined && value.length > maxLength) say('too long');
  if (pattern !== undefined && !new RegExp(pattern, 'u').test(value)) say(`does not match ${pattern}`);
}

function checkObject(
  { required = [], properties = {}, additionalProperties, maxProperties }: JsonSchema,
  value: Readonly<Record<string, unknown>>,
  say: (text: string) => void,
  inner: (of: JsonSchema, part: unknown, name: string) => void,
): void {
  const names = Object.keys(value);
  if (maxProperties !== undefined && names.length > maxProperties) {
    say(`more than ${String(maxProperties)} properties`);
    return;
  }
  for (const name of required) if (!Object.hasOwn(value, name)) say(`${name} is missing`);
  for (const name of names) {
    const own = Object.hasOwn(properties, name) ? properties[name] : additionalProperties;
    if (own === false) say(`${name.slice(0, 60)} may not stand here`);
    else if (typeof own === 'object') inner(own, value[name], name);
  }
}

function isOfType(value: unknown, type: JsonType): boolean {
  switch (type) {
    case 'object':
      return typeof value === 'object' && value !== null && !Array.isArray(value);
    case 'array':
      return Array.isArray(value);
    case 'null':
      return value === null;
    case 'integer':
      return Number.isInteger(value);
    case 'number':
      return typeof value === 'number' && Number.isFinite(value);
    case 'string':
    case 'boolean':
      return typeof value === type;
  }
}

function definition(root: JsonSchema, ref: string): JsonSchema {
  const found = root.$defs?.[ref.replace('#/$defs/', '')];
  if (found === undefined) throw new Error(`the schema has no ${ref}`);
  return found;
}
