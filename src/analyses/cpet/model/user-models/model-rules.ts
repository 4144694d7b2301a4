import type { ModelRules } from '#analyses/analysis-models.ts';
import { failFile } from '#core/result.ts';
import { acceptConverted, acceptWithCard } from './accept-model.ts';
import { checkCard } from './card.ts';
import { drawFeatures, usualGridLength } from './draw-features.ts';
import { probeModel } from './probe.ts';
import { modelLayouts } from './user-model.ts';

/** What exercise tests demand of a user's model. */
export const cpetModelRules: ModelRules = {
  acceptConverted,
  acceptWithCard: (raw, ports) => {
    const card = checkCard(raw);
    if (!card.ok) return card;
    const accepted = acceptWithCard(card.value, ports);
    if (!accepted.ok) return accepted;
    const { id: name, source, licence } = card.value;
    return {
      ok: true,
      value: {
        ...accepted.value,
        name,
        ...(source !== undefined && { source }),
        ...(licence !== undefined && { licence }),
      },
    };
  },
  drawUsual: () => ({ features: drawFeatures(usualGridLength) }),
  probe: (model, infer) => {
    const layout = modelLayouts.find((known) => known === model.layout);
    if (layout === undefined)
      return Promise.resolve(failFile('unsupported', 'model-unsupported', `layout ${model.layout}`));
    return probeModel({ ...model, layout }, infer);
  },
};
