import {
  LARGE_EXPOSURE_LIMIT,
  type LargeExposure as Large,
  largeExposures,
  REPORTABLE_RATIO,
  type LargeExposureReport as Report,
  SYSTEMIC_BANK_LIMIT,
} from '@faultline/engine';
import { rowOf } from '@faultline/runner';
import { builder } from '../builder.ts';
import { Quality } from '../values/enums.ts';
import { type Loaded, Money, Ratio, refuseMissingRates, worse } from '../values/money.ts';
import { LARGEST_PAGE } from '../values/paging.ts';
import { refusal } from '../values/refusal.ts';
import { Institution } from './institution-ref.ts';

interface ReportRef {
  readonly loaded: Loaded;
  readonly report: Report;
}

export const LargeExposureRules = builder.inputType('LargeExposureRules', {
  description: 'Limits as shares of tier 1 capital; the Basel ones unless told (LEX20 and LEX40).',
  fields: (t) => ({
    limitRatio: t.field({
      type: 'Finite',
      description: `Towards one counterparty; ${LARGE_EXPOSURE_LIMIT} unless told.`,
    }),
    systemicLimitRatio: t.field({
      type: 'Finite',
      description: `Of one systemic bank towards another; ${SYSTEMIC_BANK_LIMIT} unless told.`,
    }),
    reportableRatio: t.field({ type: 'Finite', description: `Listed from here on; ${REPORTABLE_RATIO} unless told.` }),
    systemicBanks: t.stringList({ description: 'Keys of global systemically important banks; none unless told.' }),
  }),
});

/** Throws MISSING_FX where amounts cannot be compared, BAD_USER_INPUT on a limit that is not positive and on a key the snapshot does not have. */
export function reportLargeExposures(loaded: Loaded, given: typeof LargeExposureRules.$inferInput): ReportRef {
  refuseMissingRates(loaded.columns);
  const { keys } = loaded.columns.institutions;
  const systemicBanks = (given.systemicBanks ?? []).map((key) => {
    const row = rowOf(keys, key);
    if (row < 0) throw refusal('BAD_USER_INPUT', `systemicBanks: the snapshot has no institution "${key}".`);
    return row;
  });
  const ratio = (name: string, value: number | null | undefined, usual: number) => {
    if (value != null && !(value > 0)) throw refusal('BAD_USER_INPUT', `${name} is ${value}; choose one above 0.`);
    return value ?? usual;
  };
  const report = largeExposures(loaded.columns, {
    limitRatio: ratio('limitRatio', given.limitRatio, LARGE_EXPOSURE_LIMIT),
    systemicLimitRatio: ratio('systemicLimitRatio', given.systemicLimitRatio, SYSTEMIC_BANK_LIMIT),
    reportableRatio: ratio('reportableRatio', given.reportableRatio, REPORTABLE_RATIO),
    systemicBanks: new Set(systemicBanks),
  });
  return { loaded, report };
}

const LargeExposure = builder.objectRef<{ loaded: Loaded; large: Large }>('LargeExposure').implement({
  description: 'All that one creditor has with one debtor, before collateral.',
  fields: (t) => ({
    creditor: t.field({ type: Institution, resolve: ({ loaded, large }) => ({ loaded, row: large.creditor }) }),
    debtor: t.field({ type: Institution, resolve: ({ loaded, large }) => ({ loaded, row: large.debtor }) }),
    amount: t.field({ type: Money, resolve: ({ loaded, large }) => ({ amount: large.amount, of: loaded.columns }) }),
    ratio: t.field({
      type: Ratio,
      description: 'Over tier 1 capital, or over CET1 where the source states no tier 1.',
      resolve: ({ large }) => ({ value: large.ratio, reason: null, quality: large.quality }),
    }),
    limitRatio: t.field({ type: 'Finite', resolve: ({ large }) => large.limitRatio }),
    isBreach: t.boolean({ resolve: ({ large }) => large.isBreach }),
  }),
});

export const LargeExposureReport = builder.objectRef<ReportRef>('LargeExposureReport').implement({
  fields: (t) => ({
    count: t.int({
      description: 'Exposures from the reportable ratio on.',
      resolve: ({ report }) => report.exposures.length,
    }),
    breachCount: t.int({ resolve: ({ report }) => report.exposures.filter(({ isBreach }) => isBreach).length }),
    quality: t.field({
      type: Quality,
      description: 'That of the least certain ratio in the list.',
      resolve: ({ report }) =>
        report.exposures.reduce<Large['quality']>((least, { quality }) => worse(least, quality), 'REPORTED'),
    }),
    exposures: t.field({
      type: [LargeExposure],
      description: `Highest ratio first. At most ${LARGEST_PAGE}.`,
      args: {
        first: t.arg.int({ required: true, defaultValue: 50 }),
        skip: t.arg.int({ required: true, defaultValue: 0 }),
      },
      resolve: ({ loaded, report }, { first, skip }) =>
        report.exposures.slice(Math.max(0, skip), Math.max(0, skip) + first).map((large) => ({ loaded, large })),
    }),
    withoutCapital: t.field({
      type: [Institution],
      description: 'Creditors without a ratio: tier 1 capital unknown or not positive.',
      resolve: ({ loaded, report }) => report.withoutCapital.slice(0, LARGEST_PAGE).map((row) => ({ loaded, row })),
    }),
  }),
});
