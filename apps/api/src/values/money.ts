import type { NoLeverageReason } from '@faultline/engine';
import type { Column, NetworkSnapshot, ObservationColumn } from '@faultline/network';
import { QUALITIES, type Quality as QualityCode } from '@faultline/network';
import { missingRates } from '@faultline/runner';
import type { SnapshotRow, SourceRow } from '@faultline/store';
import { builder } from '../builder.ts';
import type { Context } from '../context.ts';
import { ProblemCode, Quality } from './enums.ts';
import type { Problem as ProblemValue } from './problem-codes.ts';
import { refusal } from './refusal.ts';

/** A snapshot with its row in the store and its columns in memory: what every other reference points into. */
export interface Loaded {
  readonly row: SnapshotRow;
  readonly columns: NetworkSnapshot;
}

export interface MoneyValue {
  readonly amount: number;
  readonly of: NetworkSnapshot;
  /** Of an amount that is stated in its own currency; that of the snapshot where left out. */
  readonly unit?: { readonly currency: string; readonly scale: number };
}

export const Money = builder.objectRef<MoneyValue>('Money').implement({
  description: 'An amount in units of 10^scale of its currency: scale 6 and EUR are EUR millions.',
  fields: (t) => ({
    amount: t.field({
      type: 'Decimal',
      description:
        'An error MISSING_FX or NUMERIC_OVERFLOW, never a number, where a rate is missing or a sum too large.',
      resolve: ({ amount, of }) => (Number.isFinite(amount) ? amount : refuseAmount(of)),
    }),
    currency: t.string({ resolve: ({ of, unit }) => (unit ?? of.header).currency }),
    scale: t.int({
      description: 'Power of ten the amount is stated in.',
      resolve: ({ of, unit }) => (unit ?? of.header).scale,
    }),
  }),
});

/** Throws MISSING_FX, naming the pairs, where amounts of the snapshot are in a currency without a rate. */
export function refuseMissingRates(of: NetworkSnapshot): void {
  const missing = missingRates(of);
  if (missing) throw refusal('MISSING_FX', missing.message, UNPROCESSABLE);
}

function refuseAmount(of: NetworkSnapshot): never {
  refuseMissingRates(of);
  const message = 'Amounts of this snapshot are too large to add up. State them in a larger scale.';
  throw refusal('NUMERIC_OVERFLOW', message, UNPROCESSABLE);
}

const UNPROCESSABLE = 422;

export const Source = builder.objectRef<SourceRow>('Source').implement({
  description: 'Who published a figure, where, and under which licence.',
  fields: (t) => ({
    key: t.exposeString('key'),
    publisher: t.exposeString('publisher'),
    title: t.exposeString('title'),
    licence: t.exposeString('licence'),
    reference: t.exposeString('reference'),
  }),
});

/** Row `index` of an observation column. */
export interface ObservationValue {
  readonly loaded: Loaded;
  readonly column: ObservationColumn;
  readonly index: number;
}

export function observationAt(loaded: Loaded, column: ObservationColumn, index: number): ObservationValue | null {
  return Number.isNaN(column.amounts[index] ?? Number.NaN) ? null : { loaded, column, index };
}

export function qualityAt(codes: Column, index: number): QualityCode {
  return QUALITIES[codes[index] ?? -1] ?? 'ILLUSTRATIVE';
}

/** Fields of every observed figure, whatever it measures. */
export const OBSERVED = {
  quality: { type: Quality, resolve: ({ column, index }: ObservationValue) => qualityAt(column.qualityCodes, index) },
  source: {
    type: Source,
    resolve: async ({ loaded, column, index }: ObservationValue, _: unknown, context: Context) =>
      sourceAt(await context.sources(loaded.row), column.sourceCodes, index),
  },
};

export const Observation = builder.objectRef<ObservationValue>('Observation').implement({
  description: 'An amount with who says so and how it was obtained.',
  fields: (t) => ({
    money: t.field({
      type: Money,
      resolve: ({ loaded, column, index }) => ({ amount: column.amounts[index] ?? 0, of: loaded.columns }),
    }),
    quality: t.field(OBSERVED.quality),
    source: t.field(OBSERVED.source),
  }),
});

export function sourceAt(sources: readonly SourceRow[], codes: Column, index: number): SourceRow {
  const source = sources[codes[index] ?? -1];
  if (!source) throw new Error(`source ${codes[index]} is missing`);
  return source;
}

const REASONS = [
  'NOT_REPORTED',
  'NEGATIVE_OR_ZERO_EQUITY',
  'ZERO_DENOMINATOR',
  'AGGREGATE',
  'TOO_LARGE',
  'NOT_REACHED',
  'OPPOSED',
  'MISSING_FX',
  'NUMERIC_OVERFLOW',
] as const;
export const RatioReason = builder.enumType('RatioReason', {
  values: REASONS,
  description:
    'Why there is no such number. TOO_LARGE: the snapshot is too large to compute it while you wait. NOT_REACHED: no shock of the shape reaches the target. MISSING_FX: amounts are in a currency without a rate on the day. NUMERIC_OVERFLOW: amounts are too large to add up or divide.',
});
export type RatioReasonCode = (typeof REASONS)[number] | NoLeverageReason;

export interface RatioValue {
  readonly value: number | null;
  readonly reason: RatioReasonCode | null;
  readonly quality: QualityCode;
}

export const Ratio = builder.objectRef<RatioValue>('Ratio').implement({
  description: 'A ratio: a value, or null with the reason.',
  fields: (t) => ({
    value: t.expose('value', { type: 'Finite', nullable: true }),
    reason: t.expose('reason', { type: RatioReason, nullable: true }),
    quality: t.expose('quality', { type: Quality, description: 'That of the least certain figure it is made of.' }),
  }),
});

/** Division that answers a reason instead of an infinity. */
export function ratioOf(above: number, below: number, quality: QualityCode): RatioValue {
  if (Number.isNaN(above) || Number.isNaN(below)) return { value: null, reason: 'NOT_REPORTED', quality };
  if (below === 0) return { value: null, reason: 'ZERO_DENOMINATOR', quality };
  const value = above / below;
  return Number.isFinite(value)
    ? { value, reason: null, quality }
    : { value: null, reason: 'NUMERIC_OVERFLOW', quality };
}

/** The less certain of two qualities: QUALITIES is in order of certainty. */
export function worse(left: QualityCode, right: QualityCode): QualityCode {
  return QUALITIES.indexOf(left) >= QUALITIES.indexOf(right) ? left : right;
}

export const Problem = builder.objectRef<ProblemValue>('Problem').implement({
  description: 'An expected refusal: what happened, what was expected, what to do.',
  fields: (t) => ({
    code: t.expose('code', { type: ProblemCode }),
    message: t.exposeString('message'),
    path: t.expose('path', { type: ['String'], description: 'Leads to the input that caused it.' }),
  }),
});
