interface Amount {
  readonly amount: string;
}

/** Lengths of the bars over the longest of all, 0 to 1. Equity below nothing has no length: its number says what it is. */
export function marginBars(
  pools: readonly { readonly equity: Amount; readonly maintenanceMargin: Amount; readonly initialMargin: Amount }[],
): readonly { readonly equity: number; readonly maintenance: number; readonly initial: number }[] {
  const amounts = pools.map(({ equity, maintenanceMargin, initialMargin }) => ({
    equity: Math.max(0, Number(equity.amount)),
    maintenance: Number(maintenanceMargin.amount),
    initial: Number(initialMargin.amount),
  }));
  const longest = Math.max(0, ...amounts.flatMap(({ equity, maintenance, initial }) => [equity, maintenance, initial]));
  const share = (amount: number) => (longest > 0 ? amount / longest : 0);
  return amounts.map(({ equity, maintenance, initial }) => ({
    equity: share(equity),
    maintenance: share(maintenance),
    initial: share(initial),
  }));
}
