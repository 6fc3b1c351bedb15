import { FAULTS } from '@faultline/ingest';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PROBLEM } from '../api/ask-about.ts';
import { importRows } from '../api/import-rows.ts';
import { type RunningApi, startApi } from '../api/running-api.ts';
import { claim, type Files } from './text-folder.ts';

// What the import refuses, as who asks the API sees it: no dataset of that name, no figure of it, what was there before
// as it was; and the code of the fault with its cure in the format the API answers.

let api: RunningApi;
beforeAll(async () => {
  api = await startApi();
  expect((await importRows(api, 'sound', {})).imported?.written).toBe(true);
});
afterAll(() => api.close());

const owed = (amount: string, parties = 'alpha,sovereign-de') =>
  claim(`${parties},LOAN,UNSPECIFIED,UNSPECIFIED,${amount},EUR,,REPORTED,filing`);

interface Found {
  readonly snapshot: { readonly code?: string; readonly digest?: string };
}
const snapshot = async (slug: string) => {
  const { data } = await api.ask<Found>(`{ snapshot(slug: "${slug}") { ${PROBLEM} ... on Snapshot { digest } } }`);
  return data.snapshot;
};

const REFUSED: readonly (readonly [id: string, fault: string, files: Files, code: keyof typeof FAULTS])[] = [
  ['B03', 'an infinity', owed('9'.repeat(400)), 'NOT_FINITE'],
  ['B05', '2^53 + 1', owed('9007199254740993'), 'PRECISION'],
  ['B07', 'seventeen digits', owed('0.12345678901234567'), 'PRECISION'],
  ['B10', 'a number of another notation', owed('"1.234,56"'), 'BAD_NUMBER'],
  ['C01', 'a bank that owes itself', owed('1', 'alpha,alpha'), 'SELF_EXPOSURE'],
  ['C03', 'a debtor nobody knows', owed('1', 'alpha,nobody'), 'UNKNOWN_REFERENCE'],
  ['C04', 'the same exposure twice', owed('1', 'alpha,beta'), 'DUPLICATE_ROW'],
];

describe.each(REFUSED)('%s: %s', (_id, _fault, files, code) => {
  test('is a fault of its row and column, and the API knows no such dataset', async () => {
    const { report, imported } = await importRows(api, 'faulty', files);
    expect(imported).toBeNull();
    expect(report.faults.map((fault) => [fault.code, fault.file, fault.row])).toEqual([[code, 'exposures.csv', 3]]);
    expect(await snapshot('faulty')).toMatchObject({ code: 'NOT_FOUND' });
  });

  test('leaves the dataset that was there as it was', async () => {
    const before = await snapshot('sound');
    await importRows(api, 'sound', files);
    expect(await snapshot('sound')).toEqual(before);
    expect(before.digest).toHaveLength(64);
  });

  test('is explained, with its cure, by the format the API answers', async () => {
    const { data } = await api.ask<{ importFormat: string }>('{ importFormat }');
    expect(data.importFormat).toContain(`| ${code} | ${FAULTS[code].cause} | ${FAULTS[code].cure} |`);
  });
});

test('B04: minus zero of a file is zero in the API', async () => {
  expect((await importRows(api, 'minus-zero', owed('-0'))).imported?.written).toBe(true);
  const { data } = await api.ask<{
    snapshot: { exposures: { edges: { node: { amount: { amount: string } } }[] } };
  }>('{ snapshot(slug: "minus-zero") { ... on Snapshot { exposures { edges { node { amount { amount } } } } } } }');
  expect(data.snapshot.exposures.edges.map(({ node }) => node.amount.amount)).toEqual(['12.5', '0']);
});
