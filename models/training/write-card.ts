import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { channelNames, channelsVersion } from '#analyses/cpet/model/features/channel-names.ts';
import { gridStepS, longestGrid } from '#analyses/cpet/model/features/test-features.ts';
import type { Recipe } from './recipes.ts';

export type Trained = {
  readonly id: string;
  readonly recipeName: string;
  readonly recipe: Recipe;
  readonly out: string;
  readonly sets: string;
  readonly figures: string;
  readonly networks: readonly string[];
  /** From PyTorch, at most. */
  readonly difference: number;
};

type SetAbout = {
  readonly name: string;
  readonly generator: string;
  readonly first: number;
  readonly count: number;
  readonly written: number;
};

/** Writes `card.json` beside the model; a `proof` that is in a card already stays in it. */
export function writeCard(trained: Trained): void {
  const path = join(trained.out, 'card.json');
  const before = existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>) : {};
  const figures = JSON.parse(readFileSync(trained.figures, 'utf8')) as Record<string, unknown>;
  const model = join(trained.out, 'model.onnx');
  const head = { shape: [1, 'T+1'], unit: 'probability; the last value: absent; 0 where inside is 0' };
  const card = {
    id: trained.id,
    version: '1',
    title: 'Intensity domains, VT1 and VT2',
    licence: 'MIT',
    sha256: createHash('sha256').update(readFileSync(model)).digest('hex'),
    bytes: statSync(model).size,
    inputs: {
      features: {
        shape: [1, channelNames.length, 'T'],
        type: 'float32',
        unit: 'scaled, see src/analyses/cpet/model/features',
      },
    },
    outputs: {
      vt1: { ...head, meaning: 'physiological VT1' },
      vt2: { ...head, meaning: 'physiological VT2' },
      reader_vt1: { ...head, meaning: 'VT1 as a reader of an unknown laboratory would mark it' },
      reader_vt2: { ...head, meaning: 'VT2 as a reader of an unknown laboratory would mark it' },
      domains: { shape: [1, 3, 'T'], unit: 'probability', meaning: 'moderate, heavy, severe' },
    },
    grid: { stepS: gridStepS, longest: longestGrid },
    channels: { version: channelsVersion, order: channelNames },
    architecture: {
      networks: trained.recipe.networks,
      width: trained.recipe.width,
      averaged: 'in probability space',
    },
    training: {
      recipe: trained.recipeName,
      ...trained.recipe,
      sets: readSets(trained.sets, trained.recipe.trainingSets),
    },
    exportDiffersFromPyTorchBy: trained.difference,
    ...figures,
    ...(before['proof'] === undefined ? {} : { proof: before['proof'] }),
  };
  writeFileSync(path, `${JSON.stringify(card, undefined, 2)}\n`);
}

function readSets(folder: string, trainingSets: number) {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .filter((name) => !(Number(/^train-(\d+)/.exec(name)?.[1] ?? -1) >= trainingSets))
    .sort()
    .map((name) => {
      const about = JSON.parse(readFileSync(join(folder, name), 'utf8')) as SetAbout;
      const { name: set, generator, first, count, written } = about;
      return { set, generator, firstSeed: first, drawn: count, kept: written };
    });
}
