import { describe, expect, it } from 'vitest';
import { channelNames } from '../features/channel-names.ts';
import { acceptConverted, acceptWithCard, type FilePorts } from './accept-model.ts';
import { checkCard } from './card.ts';

const card = {
  card: 'benchside-model-1',
  id: 'my-tcn',
  title: 'My network',
  source: 'drawn for this test',
  licence: 'CC0',
  inputs: [
    {
      name: 'x',
      layout: 'benchside-features-1',
      shape: ['batch', channelNames.length, 'time'],
      unit: 'scaled',
    },
  ],
  outputs: [
    { name: 'second', meaning: 'vt2', shape: ['batch', 'time+1'], unit: 'probability' },
    { name: 'first', meaning: 'vt1', shape: ['batch', 'time+1'], unit: 'probability' },
  ],
  grid: { stepS: 5 },
};
const ports: FilePorts = {
  inputs: [{ name: 'x', shape: [1, channelNames.length, 'T'] }],
  outputs: [
    { name: 'first', shape: [1, '?'] },
    { name: 'second', shape: [1, '?'] },
  ],
};
const windows = {
  ...card,
  inputs: [{ name: 'x', layout: 'oxynet-40x5', shape: ['n', 40, 5], unit: 'share-of-range' }],
  outputs: [{ name: 'y', meaning: 'domains', shape: ['n', 3], unit: 'probability' }],
  grid: { stepS: 1 },
};

function said(raw: unknown): string {
  const checked = checkCard(raw);
  if (checked.ok) return 'accepted';
  return 'code' in checked.fault ? `${checked.fault.code}: ${checked.fault.detail}` : checked.fault.kind;
}

function must<T>(result: { ok: true; value: T } | { ok: false; fault: unknown }): T {
  if (!result.ok) throw new Error(JSON.stringify(result.fault));
  return result.value;
}

describe('a card', () => {
  it('declares a model of either layout, its outputs in the layout’s order', () => {
    expect(must(checkCard(card))).toMatchObject({
      id: 'my-tcn',
      layout: 'benchside-features-1',
      outputs: [{ name: 'first' }, { name: 'second' }],
    });
    expect(must(checkCard(windows))).toMatchObject({ layout: 'oxynet-40x5', input: { name: 'x' } });
  });

  it('is refused with the first thing that is wrong', () => {
    const input = card.inputs[0];
    expect(said(undefined)).toMatch(/model-card-invalid: the card is not a JSON object/);
    expect(said([])).toMatch(/not a JSON object/);
    expect(said({ ...card, card: undefined })).toMatch(/"card" is not "benchside-model-1"/);
    expect(said({ ...card, id: 'My Net' })).toMatch(/"id"/);
    expect(said({ ...card, title: ' ' })).toMatch(/"title"/);
    expect(said({ ...card, licence: 7 })).toMatch(/"licence"/);
    expect(said({ ...card, inputs: [] })).toMatch(/exactly one input/);
    expect(said({ ...card, inputs: [{ ...input, unit: 'L/min' }] })).toMatch(/unit "scaled"/);
    expect(said({ ...card, inputs: [{ ...input, shape: [0] }] })).toMatch(/a shape of something else/);
    expect(said({ ...card, grid: { stepS: 10 } })).toMatch(/"grid.stepS" is not 5/);
    expect(said({ ...card, outputs: card.outputs.slice(1) })).toMatch(/meaning "vt2"/);
  });

  it('of a layout that nobody here makes is refused as unsupported', () => {
    const other = [{ ...card.inputs[0], layout: 'raw-breaths' }];
    expect(said({ ...card, inputs: other })).toMatch(/model-unsupported: .*"raw-breaths"; known are/);
  });
});

describe('a model with a card', () => {
  const declared = must(checkCard(card));

  it('is accepted where its file has what the card says', () => {
    expect(must(acceptWithCard(declared, ports))).toEqual({
      title: 'My network',
      layout: 'benchside-features-1',
      input: 'x',
      outputs: ['first', 'second'],
    });
  });

  it('is refused where file, card and layout differ', () => {
    const refusal = (other: Partial<FilePorts>) =>
      JSON.stringify(acceptWithCard(declared, { ...ports, ...other }));
    expect(refusal({ inputs: [] })).toMatch(/0 inputs; one is fed/);
    expect(refusal({ inputs: [{ name: 'z', shape: [] }] })).toMatch(/no input .*x.*; it has z/);
    expect(refusal({ inputs: [{ name: 'x', shape: [1, 7, 'T'] }] })).toMatch(/\[1, 7, T\]/);
    expect(refusal({ inputs: [{ name: 'x', shape: [1, channelNames.length, 120] }] })).toMatch(/120/);
    expect(refusal({ outputs: ports.outputs.slice(1) })).toMatch(/no output .*first/);
  });
});

describe('a converted model', () => {
  it('of the Oxynet family is accepted, another is refused with its shapes', () => {
    const outputs = [{ name: 'output0', shape: [3] }];
    expect(
      must(acceptConverted({ inputs: [{ name: 'input0', shape: [40, 5] }], outputs }, 'tfl_model')),
    ).toEqual({ title: 'tfl_model', layout: 'oxynet-40x5', input: 'input0', outputs: ['output0'] });
    expect(
      acceptConverted({ inputs: [{ name: 'input0', shape: [224, 224, 3] }], outputs }, ''),
    ).toMatchObject({
      fault: { code: 'model-unsupported', detail: expect.stringContaining('[224, 224, 3]') as string },
    });
  });
});
