import { INSTRUMENTS, MATURITY_BUCKETS, permuted, SENIORITIES, type SnapshotParts } from '@faultline/network';
import type postgres from 'postgres';
import { canonicalOrder, converted, orderRuns, spread } from './canonical-order.ts';
import { type ExposureRows, readExposureRows } from './exposure-rows.ts';
import { rangeOf } from './institution-rows.ts';
import { placeOf } from './kind-values.ts';
import { provenanceCodes } from './provenance-codes.ts';
import type { SnapshotFacts, TermsFacts } from './read-facts.ts';
import type { Reading } from './read-snapshot.ts';

/** In canonical order: creditor, debtor, instrument, seniority, maturity bucket, and the currency it was stated in. */
export async function readExposures(
  sql: postgres.TransactionSql,
  { snapshotId, institutionIds, institutionRow, sources, fx }: Reading,
  { terms, provenances, exposureGuess }: Pick<SnapshotFacts, 'terms' | 'provenances' | 'exposureGuess'>,
): Promise<SnapshotParts['exposures']> {
  const { ranks, kinds } = ordered(terms);
  const { rows, order: known } = await readExposureRows(sql, {
    snapshotId,
    institutionCount: institutionIds.length,
    ids: rangeOf(institutionIds),
    institutionRow,
    ranks,
    provenanceCount: provenances.length,
    guess: exposureGuess,
  });
  const order = known ?? orderOf(rows, institutionIds.length);
  const [termsOf, provenanceOf] = [permuted(rows.terms, order), permuted(rows.provenances, order)];
  const rates = kinds.map(({ currency }) => fx.convert(1, currency));
  const bytes = (codes: Uint32Array, meaning: readonly number[]) =>
    spread(new Uint8Array(codes.length), codes, meaning);
  const { qualities, sources: sourceRows } = provenanceCodes(provenances, sources);
  return {
    creditors: permuted(rows.creditors, order),
    debtors: permuted(rows.debtors, order),
    amounts: converted(permuted(rows.amounts, order), termsOf, rates),
    instrumentCodes: bytes(
      termsOf,
      kinds.map(({ instrument }) => instrument),
    ),
    seniorityCodes: bytes(
      termsOf,
      kinds.map(({ seniority }) => seniority),
    ),
    maturityCodes: bytes(
      termsOf,
      kinds.map(({ maturityBucket }) => maturityBucket),
    ),
    qualityCodes: bytes(provenanceOf, qualities),
    sourceCodes: spread(new Uint16Array(provenanceOf.length), provenanceOf, sourceRows),
  };
}

function orderOf({ creditors, debtors, terms }: ExposureRows, count: number): Uint32Array {
  const order = canonicalOrder([
    { ranks: creditors, count },
    { ranks: debtors, count },
  ]);
  orderRuns(order, [permuted(creditors, order), permuted(debtors, order)], terms);
  return order;
}

interface TermsKind {
  readonly instrument: number;
  readonly seniority: number;
  readonly maturityBucket: number;
  readonly currency: string;
}

/** The terms in ascending order of their places in the closed lists, and the rank of each number among them. */
function ordered(terms: readonly TermsFacts[]): { readonly ranks: Uint32Array; readonly kinds: readonly TermsKind[] } {
  const [instrument, seniority, maturity] = [placeOf(INSTRUMENTS), placeOf(SENIORITIES), placeOf(MATURITY_BUCKETS)];
  const found = terms.map((entry, id) => ({
    id,
    instrument: instrument(entry.instrument),
    seniority: seniority(entry.seniority),
    maturityBucket: maturity(entry.maturityBucket),
    currency: entry.currency,
  }));
  const kinds = found.sort(
    (left, right) =>
      left.instrument - right.instrument ||
      left.seniority - right.seniority ||
      left.maturityBucket - right.maturityBucket ||
      (left.currency < right.currency ? -1 : 1),
  );
  const ranks = new Uint32Array(kinds.length);
  kinds.forEach(({ id }, rank) => {
    ranks[id] = rank;
  });
  return { ranks, kinds };
}
