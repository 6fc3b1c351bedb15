// Slow and obvious; imported by tests only. A dense tableau with Bland's rule, which cannot go round in circles.

import type { LinearProgramme, LinearProgrammeSolution } from './linear-programme.ts';

const ROUNDING = 1e-11;
const MOST_PIVOTS = 10_000;

/** For programmes whose limits are not negative, so that 0 is a place to start from. */
export function simplexReference({ objective, most, rows, limits }: LinearProgramme): LinearProgrammeSolution {
  const variables = objective.length;
  const constraints: { weights: number[]; limit: number }[] = [];
  for (let row = 0; row < rows.count; row++) {
    const weights = new Array<number>(variables).fill(0);
    for (let position = rows.starts[row] ?? 0; position < (rows.starts[row + 1] ?? 0); position++)
      weights[rows.columns[position] ?? 0] = rows.weights[position] ?? 0;
    constraints.push({ weights, limit: limits[row] ?? 0 });
  }
  most.forEach((limit, variable) => {
    if (limit < Number.POSITIVE_INFINITY)
      constraints.push({ weights: Array.from(objective, (_, other) => (other === variable ? 1 : 0)), limit });
  });
  const tableau = constraints.map(({ weights, limit }, row) => [
    ...weights,
    ...constraints.map((_, slack) => (slack === row ? 1 : 0)),
    limit,
  ]);
  const gains = [...objective, ...constraints.map(() => 0), 0];
  const basis = constraints.map((_, row) => variables + row);
  for (let pivots = 0; pivots < MOST_PIVOTS; pivots++) {
    const entering = gains.slice(0, -1).findIndex((gain) => gain > ROUNDING);
    if (entering < 0) return solution(tableau, { basis, gains, variables, constraints: rows.count });
    const leaving = leavingRow(tableau, basis, entering);
    if (leaving < 0) break;
    pivot(tableau, gains, { entering, leaving });
    basis[leaving] = entering;
  }
  return {
    optimal: false,
    said: 'no optimum',
    values: new Float64Array(variables),
    prices: new Float64Array(rows.count),
  };
}

function leavingRow(tableau: readonly number[][], basis: readonly number[], entering: number): number {
  let [leaving, least] = [-1, Number.POSITIVE_INFINITY];
  tableau.forEach((row, at) => {
    const weight = row[entering] ?? 0;
    if (!(weight > ROUNDING)) return;
    const ratio = (row.at(-1) ?? 0) / weight;
    if (ratio < least || (ratio === least && (basis[at] ?? 0) < (basis[leaving] ?? 0))) [leaving, least] = [at, ratio];
  });
  return leaving;
}

function pivot(
  tableau: number[][],
  gains: number[],
  { entering, leaving }: { readonly entering: number; readonly leaving: number },
): void {
  const divisor = tableau[leaving]?.[entering] ?? 1;
  const pivotRow = (tableau[leaving] ?? []).map((entry) => entry / divisor);
  tableau[leaving] = pivotRow;
  for (const row of [...tableau.filter((_, at) => at !== leaving), gains]) {
    const factor = row[entering] ?? 0;
    pivotRow.forEach((entry, column) => {
      row[column] = (row[column] ?? 0) - factor * entry;
    });
  }
}

function solution(
  tableau: readonly number[][],
  found: { basis: readonly number[]; gains: readonly number[]; variables: number; constraints: number },
): LinearProgrammeSolution {
  const { basis, gains, variables, constraints } = found;
  const values = new Float64Array(variables);
  basis.forEach((variable, row) => {
    if (variable < variables) values[variable] = tableau[row]?.at(-1) ?? 0;
  });
  const prices = Float64Array.from({ length: constraints }, (_, row) => -(gains[variables + row] ?? 0));
  return { optimal: true, said: 'optimal', values, prices };
}
