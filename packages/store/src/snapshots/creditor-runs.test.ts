import fc from 'fast-check';
import { expect, test } from 'vitest';
import { creditorRuns } from './creditor-runs.ts';

const INSTITUTIONS = 6;
const TERMS = 3;
type Exposure = readonly [creditor: number, debtor: number, terms: number, amount: number];

const exposures = fc
  .uniqueArray(fc.tuple(fc.nat(INSTITUTIONS - 1), fc.nat(60), fc.nat(TERMS - 1)), {
    maxLength: 200,
    selector: (row) => row.join(' '),
  })
  .map((rows) => rows.map((row, place): Exposure => [...row, place]));

function orderOf(rows: readonly Exposure[], steps: readonly number[]) {
  const columns = {
    creditors: Uint32Array.from(rows, ([creditor]) => creditor),
    debtors: Uint32Array.from(rows, ([, debtor]) => debtor),
    terms: Uint32Array.from(rows, ([, , terms]) => terms),
    provenances: Uint32Array.from(rows, ([, , , amount]) => amount),
    amounts: Float64Array.from(rows, ([, , , amount]) => amount),
  };
  const runs = creditorRuns({ institutionCount: INSTITUTIONS, termsCount: TERMS });
  for (const end of steps.filter((step) => step <= rows.length)) runs.take(columns, end);
  const order = runs.order(columns, rows.length);
  const found = Array.from(order ?? [], (row): Exposure => {
    expect(columns.provenances[row]).toBe(columns.amounts[row]);
    return [
      columns.creditors[row] ?? -1,
      columns.debtors[row] ?? -1,
      columns.terms[row] ?? -1,
      columns.amounts[row] ?? -1,
    ];
  });
  return order && found;
}

const byDebtorAndTerms = (left: Exposure, right: Exposure) => left[1] - right[1] || left[2] - right[2];
const steps = fc.array(fc.nat(200), { maxLength: 8 }).map((ends) => ends.toSorted((left, right) => left - right));

test('exposures that arrive by creditor are in canonical order when the last has arrived', () => {
  fc.assert(
    fc.property(
      exposures,
      fc.shuffledSubarray([0, 1, 2, 3, 4, 5], { minLength: INSTITUTIONS }),
      steps,
      (rows, creditors, ends) => {
        const arriving = creditors.flatMap((creditor) => rows.filter((row) => row[0] === creditor));
        const expected = rows.toSorted((left, right) => left[0] - right[0] || byDebtorAndTerms(left, right));
        expect(orderOf(arriving, ends)).toEqual(expected);
      },
    ),
  );
});

test('a creditor that comes twice leaves the order to be found', () => {
  const rows: Exposure[] = [
    [1, 5, 0, 0],
    [0, 3, 0, 1],
    [1, 2, 0, 2],
  ];
  expect(orderOf(rows, [2])).toBeNull();
});
