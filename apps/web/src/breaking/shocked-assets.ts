import type { AssetShockInput } from '../generated/graphql';
import type { ShockedInstitution } from '../state/shock-text';

/**
 * Whose external assets fall: everybody's by the same share or, where the address has a shock, only those of the
 * institutions in it, each by its share of the fall.
 */
export function shockedAssets(shock: readonly ShockedInstitution[], fallRatio: number): AssetShockInput {
  if (shock.length === 0) return { everybody: fallRatio };
  return {
    institutions: shock.map(({ key, lossRatio }) => ({ institution: key, fallRatio: lossRatio * fallRatio })),
  };
}
