/**
 * Which leverage to use where a position would be liquidated the moment it is opened, in words: below notional over
 * maintenance margin, unless its margin tier allows less.
 */
export function possibleLeverage(notionalAmount: number, margin: TierLimits): string {
  const highest = notionalAmount / margin.maintenanceMarginAmount;
  return margin.maxLeverage < highest ? `up to ${margin.maxLeverage}, as its margin tier allows` : `below ${highest}`;
}

interface TierLimits {
  readonly maintenanceMarginAmount: number;
  readonly maxLeverage: number;
}
