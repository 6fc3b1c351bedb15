/**
 * When a loss brings an institution down. STRICT: when it exceeds equity, so that equity of exactly 0 survives until
 * something is lost. WEAK: when it reaches equity, so that equity of 0 is a default already.
 */
export const DEFAULT_RULES = ['STRICT', 'WEAK'] as const;
export type DefaultRule = (typeof DEFAULT_RULES)[number];

/**
 * A loss within this share of equity equals it. Losses that use up equity to the last cent are common where figures are
 * round (0.6 of a claim of 3 against equity of 1.8), and in binary they differ by rounding: up to 6e-16 of the loss for
 * a compensated sum of claims times a ratio, and about leverage times 1e-16 where equity was itself worked out as
 * assets less liabilities. 1e-14 covers leverage up to 80, and amounts that differ within their first fourteen digits
 * are still told apart. It is relative to the institution: an absolute one would take all amounts of 1e-15 for equal
 * and none of 1e14.
 */
export const EQUALITY_RATIO = 1e-14;

/** False where equity is NaN: of an institution whose equity nobody states no default can be told. */
export function isInDefault(lossAmount: number, equityAmount: number, rule: DefaultRule): boolean {
  const equal = Math.abs(lossAmount - equityAmount) <= EQUALITY_RATIO * Math.abs(equityAmount);
  return rule === 'WEAK' ? equal || lossAmount > equityAmount : !equal && lossAmount > equityAmount;
}
