import { describe, expect, it } from 'vitest';
import { violations, type JsonSchema } from './json-schema.ts';

const schema: JsonSchema = {
  type: 'object',
  required: ['name'],
  additionalProperties: false,
  properties: {
    name: { type: 'string', minLength: 1, maxLength: 5, pattern: '^[a-z]+$' },
    age: { type: 'integer', minimum: 0, maximum: 120 },
    tags: { type: 'array', maxItems: 2, items: { $ref: '#/$defs/tag' } },
    either: { anyOf: [{ type: 'null' }, { $ref: '#/$defs/tag' }] },
    kind: { enum: ['a', 'b'] },
    version: { const: 1 },
    row: { type: 'object', maxProperties: 2, additionalProperties: { type: ['number', 'string'] } },
  },
  $defs: { tag: { type: 'string', maxLength: 3 } },
};

describe('a value held against a schema', () => {
  it.each<[unknown, readonly string[]]>([
    [{ name: 'ab', age: 3, tags: ['x'], either: null, kind: 'a', version: 1, row: { a: 1, b: 'c' } }, []],
    [null, ['/: not object']],
    [[], ['/: not object']],
    [{}, ['/: name is missing']],
    [{ name: 'ab', more: 1 }, ['/: more may not stand here']],
    [JSON.parse('{"name":"ab","__proto__":{}}'), ['/: __proto__ may not stand here']],
    [{ name: '' }, ['/name: too short', '/name: does not match ^[a-z]+$']],
    [{ name: 'ab', age: 1.5 }, ['/age: not integer']],
    [{ name: 'ab', age: 130 }, ['/age: above 120']],
    [{ name: 'ab', tags: ['x', 'long'] }, ['/tags/1: too long']],
    [{ name: 'ab', tags: ['x', 'y', 'z'] }, ['/tags: more than 2 entries']],
    [{ name: 'ab', either: 3 }, ['/either: none of the forms that may stand here']],
    [{ name: 'ab', kind: 'c' }, ['/kind: none of the values that may stand here']],
    [{ name: 'ab', version: '1' }, ['/version: not 1']],
    [{ name: 'ab', row: { a: true } }, ['/row/a: not number or string']],
    [{ name: 'ab', row: { a: Number.NaN } }, ['/row/a: not number or string']],
    [{ name: 'ab', row: { a: 1, b: 1, c: 1 } }, ['/row: more than 2 properties']],
  ])('%j: %j', (value, expected) => {
    expect(violations(schema, value)).toEqual(expected);
  });

  it('names the first few places alone', () => {
    const many = { type: 'array', items: { type: 'string' } } as const;
    expect(
      violations(
        many,
        Array.from({ length: 1000 }, () => 1),
      ),
    ).toHaveLength(5);
  });
});
