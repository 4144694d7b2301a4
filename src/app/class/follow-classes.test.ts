import { expect, it } from 'vitest';
import { bothFollow, followClasses } from './follow-classes.ts';

const batch = (id: string, analysisId = 'reports') => ({
  id,
  title: id,
  analysisId,
  createdAtMs: 0,
  options: {},
});

function followed(keep: (batchId: string) => Promise<void> = () => Promise.resolve()) {
  const kept: string[] = [];
  const classes = followClasses(
    (analysisId) => analysisId === 'reports',
    (batchId) => {
      kept.push(batchId);
      return keep(batchId);
    },
  );
  return { classes, kept };
}
const soon = () => new Promise((resolve) => setTimeout(resolve));

it('A class is summed up once when its run has come to rest, not for each file', async () => {
  const { classes, kept } = followed();
  await classes.begin(batch('a'));
  for (let file = 0; file < 30; file += 1) classes.changed('a', []);
  await soon();
  expect(kept).toEqual([]);
  await classes.rest('a');
  await soon();
  expect(kept).toEqual(['a']);
});

it('A batch of another analysis, and one that was removed, is not', async () => {
  const { classes, kept } = followed();
  await classes.begin(batch('tests', 'cpet'));
  await classes.rest('tests');
  await classes.begin(batch('gone'));
  await classes.removed('gone');
  await classes.rest('gone');
  await soon();
  expect(kept).toEqual([]);
});

it('Nobody waits for it, and one that cannot be made stops no other', async () => {
  let give: (thrown: Error) => void = () => undefined;
  const { classes, kept } = followed((batchId) =>
    batchId === 'a' ? new Promise((_, reject) => (give = reject)) : Promise.resolve(),
  );
  for (const id of ['a', 'b']) {
    await classes.begin(batch(id));
    await classes.rest(id);
  }
  await soon();
  expect(kept).toEqual(['a']);
  give(new Error('the disk is full'));
  await soon();
  expect(kept).toEqual(['a', 'b']);
});

it('Two followers hear the same', async () => {
  const [one, other] = [followed(), followed()];
  const both = bothFollow(one.classes, other.classes);
  await both.begin(batch('a'));
  both.changed('a', []);
  await both.rest('a');
  await soon();
  expect([...one.kept, ...other.kept]).toEqual(['a', 'a']);
});
