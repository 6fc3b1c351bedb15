/** Where a position ends. Prices in quote currency per unit; null where no price above 0 does it. */
export interface LiquidationPrices {
  /** Price at which equity is what the venue's rule requires. */
  readonly liquidationPrice: number | null;
  /** Price at which equity is 0. */
  readonly bankruptcyPrice: number | null;
  /**
   * NO_POSITIVE_ROOT: there is no liquidation price. AT_OPEN: there is one, on the wrong side of the entry price, so that
   * the position is liquidated the moment it is opened.
   */
  readonly reason: 'NO_POSITIVE_ROOT' | 'AT_OPEN' | null;
}

/** Roots of both; what is not a number above 0 is no price, and null. */
export function pricesFrom(liquidationRoot: number, bankruptcyRoot: number): LiquidationPrices {
  const liquidationPrice = priceOrNull(liquidationRoot);
  return {
    liquidationPrice,
    bankruptcyPrice: priceOrNull(bankruptcyRoot),
    reason: liquidationPrice === null ? 'NO_POSITIVE_ROOT' : null,
  };
}

export function priceOrNull(root: number): number | null {
  return root > 0 && root < Infinity ? root : null;
}
