import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { cpet } from '#analyses/cpet/index.ts';
import { hasShared, sharedPath } from '../support/shared-samples.ts';
import { noTools } from '../support/no-tools.ts';

it.skipIf(!hasShared)(
  'the 36 people of the ZAN samples have 36 ids, though three numbers come twice',
  async () => {
    const options = { ...cpet.defaultOptions, subjectSalt: 'salt' };
    const ids = new Set<string | undefined>();
    for (let person = 1; person <= 36; person += 1) {
      const name = String(person).padStart(2, '0');
      const bytes = readFileSync(sharedPath('cpet/samples/zan', name));
      const read = await cpet.read({ name, bytes }, options, noTools);
      if (!read.ok) throw new Error(`${name} was refused`);
      ids.add(read.value.subject.subjectId);
    }
    expect(ids.has(undefined)).toBe(false);
    expect(ids.size).toBe(36);
  },
);
