/** One position with collateral of its own. Prices in quote currency per unit. */
export interface MarginPosition {
  /** 1 long, -1 short. */
  readonly side: 1 | -1;
  readonly quantity: number;
  readonly entryPrice: number;
  readonly collateralAmount: number;
  /** Maintenance margin over notional at the mark. */
  readonly maintenanceRatio: number;
}

/** Collateral plus profit or loss. */
export function equityAt({ side, quantity, entryPrice, collateralAmount }: MarginPosition, mark: number): number {
  return collateralAmount + side * quantity * (mark - entryPrice);
}

/** Equity below maintenance margin; exactly enough is enough. */
export function fallsShort(position: MarginPosition, mark: number): boolean {
  return equityAt(position, mark) < position.maintenanceRatio * position.quantity * mark;
}
