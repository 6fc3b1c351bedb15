// Slow and obvious; imported by tests only. The automaton of the paper, letter by letter, on a dense matrix.

export interface DebtRank2012Reference {
  readonly h: readonly number[];
  readonly rounds: number;
  readonly distressedInRound: readonly number[];
}

/** `claims[i][j]` is the claim of i on j; equity is positive; `shock` is h(0). */
export function debtRank2012Reference(
  claims: readonly (readonly number[])[],
  equity: readonly number[],
  { shock, capped }: { readonly shock: readonly number[]; readonly capped: boolean },
): DebtRank2012Reference {
  const W = claims.map((row, i) =>
    row.map((claim) => (capped ? Math.min(1, claim / own(equity, i)) : claim / own(equity, i))),
  );
  let h = [...shock];
  let states: ('U' | 'D' | 'I')[] = shock.map((ratio) => (ratio > 0 ? 'D' : 'U'));
  const distressedInRound = shock.map((ratio): number => (ratio > 0 ? 0 : -1));
  let rounds = 0;
  while (states.includes('D')) {
    rounds++;
    const before = h;
    h = before.map((ratio, i) =>
      Math.min(
        1,
        before.reduce((sum, passed, j) => (states[j] === 'D' ? sum + (W[i]?.[j] ?? 0) * passed : sum), ratio),
      ),
    );
    states = states.map((state, i) => {
      if (state === 'D') return 'I';
      if (state === 'I' || (h[i] ?? 0) === 0) return state;
      distressedInRound[i] = rounds;
      return 'D';
    });
  }
  return { h, rounds, distressedInRound };
}

function own(equity: readonly number[], i: number): number {
  return equity[i] ?? Number.NaN;
}
