import { expect, it } from 'vitest';
import { channelNames } from '#analyses/cpet/model/features/channel-names.ts';
import { checkCard } from '#analyses/cpet/model/user-models/card.ts';
import { cardExample } from './card-example.ts';

it('the card that the help shows is one that is accepted, with as many channels as there are', () => {
  const card: unknown = JSON.parse(cardExample);
  expect(checkCard(card)).toMatchObject({ ok: true, value: { id: 'my-network' } });
  expect(cardExample).toContain(`"shape": ["batch", ${String(channelNames.length)}, "time"]`);
});
