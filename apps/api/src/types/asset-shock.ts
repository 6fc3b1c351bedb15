import type { AssetFalls } from '@faultline/runner';
import { builder } from '../builder.ts';
import type { Loaded } from '../values/money.ts';
import { keyOfId } from './institution-key.ts';

// Shocks to what institutions own outside the snapshot, which can exceed their capital.

const AssetFallInput = builder.inputType('AssetFallInput', {
  fields: (t) => ({
    institution: t.id({ required: true }),
    fallRatio: t.field({
      type: 'Finite',
      required: true,
      description: 'Share of the institution’s external assets lost, from 0 to 1.',
    }),
  }),
});

export const AssetShockInput = builder.inputType('AssetShockInput', {
  description:
    'A fall of external assets: of everything institutions own but claims on each other. Exactly one of the fields.',
  isOneOf: true,
  fields: (t) => ({
    everybody: t.field({ type: 'Finite', description: 'The same share for every institution, from 0 to 1.' }),
    institutions: t.field({ type: [AssetFallInput], description: 'Only these institutions, each by its own share.' }),
  }),
});

export function assetFallsOf(
  loaded: Loaded,
  { everybody, institutions }: typeof AssetShockInput.$inferInput,
): AssetFalls {
  return (
    everybody ??
    (institutions ?? []).map(({ institution, fallRatio }) => ({
      institution: keyOfId(loaded, institution),
      fallRatio,
    }))
  );
}
