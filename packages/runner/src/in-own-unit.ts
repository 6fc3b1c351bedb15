import type { QuestionNetwork } from './question-network.ts';

/**
 * The largest power of two that no amount of a network exceeds twice, and the network with amounts in it. Squares of such
 * amounts are numbers, however large or small they were; and no digit is another, since a power of two has only one.
 */
export function inOwnUnit(network: QuestionNetwork): { readonly unit: number; readonly inUnit: QuestionNetwork } {
  const { claims, capital, externalAssets, externalObligations, totalCapital, totalObligations } = network;
  let largest = 0;
  for (const amounts of [claims.weights, capital, externalAssets, externalObligations])
    for (const amount of amounts) largest = Math.max(largest, Math.abs(amount));
  const unit = largest > 0 ? 2 ** Math.floor(Math.log2(largest)) : 1;
  const divided = (amounts: ArrayLike<number>) => Float64Array.from(amounts, (amount) => amount / unit);
  return {
    unit,
    inUnit: {
      ...network,
      claims: { ...claims, weights: divided(claims.weights) },
      capital: divided(capital),
      externalAssets: divided(externalAssets),
      externalObligations: divided(externalObligations),
      totalCapital: totalCapital / unit,
      totalObligations: totalObligations / unit,
    },
  };
}
