/** Each of n parties passes on shares of what it pays to the others; the rest leaves, which is its leak. */
export interface Flows {
  /** By payer: shares[j * n + i] is the share of j's payment that goes to i. Overwritten. */
  readonly shares: Float64Array;
  /** The share of each payment that goes to none of the n, given apart so that it need not be one minus a sum. Overwritten. */
  readonly leaks: Float64Array;
}

/**
 * Solves x_i = sources_i + sum_j shares_ji x_j, n dense equations. The diagonal is never formed by subtraction but as the
 * sum of what leaves a party (Grassmann, Taksar and Heyman 1985, Operations Research 33), so with sources >= 0 every
 * entry is exact to a few units in its last place per party, however small the leaks and whatever the spread of amounts.
 * Null where some parties only pay each other: then there is no solution or no single one.
 */
export function eliminateFlows({ shares, leaks }: Flows, sources: Float64Array): Float64Array | null {
  const size = sources.length;
  const x = sources.slice();
  const leaving = new Float64Array(size);
  for (let gone = size - 1; gone >= 0; gone--) {
    let sum = leaks[gone] ?? 0;
    for (let party = 0; party < gone; party++) sum += shares[gone * size + party] ?? 0;
    if (!(sum > 0)) return null;
    leaving[gone] = sum;
    for (let payer = 0; payer < gone; payer++) passThrough({ shares, leaks }, size, { payer, gone, leaving: sum });
    const source = (x[gone] ?? 0) / sum;
    if (source !== 0)
      for (let party = 0; party < gone; party++)
        x[party] = (x[party] ?? 0) + source * (shares[gone * size + party] ?? 0);
  }
  for (let back = 0; back < size; back++) {
    let received = x[back] ?? 0;
    for (let payer = 0; payer < back; payer++) received += (shares[payer * size + back] ?? 0) * (x[payer] ?? 0);
    x[back] = received / (leaving[back] ?? 0);
  }
  return x.every(Number.isFinite) ? x : null;
}

/** What `payer` paid to the party that is gone arrives where that party would have passed it. */
function passThrough(
  { shares, leaks }: Flows,
  size: number,
  { payer, gone, leaving }: { readonly payer: number; readonly gone: number; readonly leaving: number },
): void {
  const through = (shares[payer * size + gone] ?? 0) / leaving;
  if (through === 0) return;
  for (let party = 0; party < gone; party++)
    shares[payer * size + party] = (shares[payer * size + party] ?? 0) + through * (shares[gone * size + party] ?? 0);
  leaks[payer] = (leaks[payer] ?? 0) + through * (leaks[gone] ?? 0);
}
