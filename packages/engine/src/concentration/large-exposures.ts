import { isAggregate, type NetworkSnapshot, QUALITIES, type Quality } from '@faultline/network';

// Basel Committee (2014, in force 2019), "Supervisory framework for measuring and controlling large exposures" (LEX).

/** LEX20.1: all exposures to one counterparty, as a share of the creditor's tier 1 capital. */
export const LARGE_EXPOSURE_LIMIT = 0.25;
/** LEX40.1: the limit of one global systemically important bank towards another. */
export const SYSTEMIC_BANK_LIMIT = 0.15;
/** LEX20.2: from here on an exposure is large and is reported. */
export const REPORTABLE_RATIO = 0.1;
/** An exposure set to the limit itself may lie above it by its last digits: that is no breach. */
const ROUNDING = 1e-6;

export interface LargeExposureRules {
  /** Limit for one counterparty over tier 1 capital. */
  readonly limitRatio: number;
  /** The limit between two members of `systemicBanks`. */
  readonly systemicLimitRatio: number;
  /** From this ratio on an exposure is listed. */
  readonly reportableRatio: number;
  /** Rows of global systemically important banks. */
  readonly systemicBanks: ReadonlySet<number>;
}

/** All that one creditor has with one debtor, over the creditor's tier 1 capital. */
export interface LargeExposure {
  readonly creditor: number;
  readonly debtor: number;
  /** Sum over instruments, before collateral, in the snapshot's currency and scale. */
  readonly amount: number;
  readonly ratio: number;
  readonly limitRatio: number;
  readonly isBreach: boolean;
  /** That of the least certain figure in the ratio. */
  readonly quality: Quality;
}

export interface LargeExposureReport {
  /** From the reportable ratio on, highest ratio first. */
  readonly exposures: readonly LargeExposure[];
  /** Creditors whose tier 1 capital is unknown or not positive: no ratio, and in no list. */
  readonly withoutCapital: readonly number[];
}

/** Aggregates are no counterparty: sovereigns are exempt (LEX30.7), a sector is not one debtor. */
export function largeExposures(snapshot: NetworkSnapshot, rules: LargeExposureRules): LargeExposureReport {
  const { rowStart } = snapshot.exposures;
  const exposures: LargeExposure[] = [];
  const withoutCapital: number[] = [];
  for (let creditor = 0; creditor < snapshot.institutions.count; creditor++) {
    const [start = 0, end = 0] = [rowStart[creditor], rowStart[creditor + 1]];
    if (start === end || isAggregate(snapshot, creditor)) continue;
    const base = tier1Of(snapshot, creditor);
    if (base === null || !(base.amount > 0)) withoutCapital.push(creditor);
    else
      for (const claim of claimsByDebtor(snapshot, start, end)) {
        const ratio = claim.amount / base.amount;
        if (ratio < rules.reportableRatio || isAggregate(snapshot, claim.debtor)) continue;
        const areSystemic = rules.systemicBanks.has(creditor) && rules.systemicBanks.has(claim.debtor);
        const limitRatio = areSystemic ? rules.systemicLimitRatio : rules.limitRatio;
        const isBreach = ratio > limitRatio * (1 + ROUNDING);
        const quality = QUALITIES[Math.max(base.qualityCode, claim.qualityCode)] ?? 'ILLUSTRATIVE';
        exposures.push({ creditor, debtor: claim.debtor, amount: claim.amount, ratio, limitRatio, isBreach, quality });
      }
  }
  exposures.sort((left, right) => right.ratio - left.ratio || left.creditor - right.creditor);
  return { exposures, withoutCapital };
}

/** Tier 1 where it is stated, else CET1, which is part of it: the ratio is then overstated, never understated. */
function tier1Of({ balanceSheets }: NetworkSnapshot, institution: number) {
  for (const measure of ['TIER1', 'CET1'] as const) {
    const { amounts, qualityCodes } = balanceSheets.measures[measure];
    const amount = amounts[institution] ?? Number.NaN;
    if (!Number.isNaN(amount)) return { amount, qualityCode: qualityCodes[institution] ?? 0 };
  }
  return null;
}

/** Exposures of one creditor are ascending by debtor: those to the same debtor lie side by side. */
function* claimsByDebtor({ exposures }: NetworkSnapshot, start: number, end: number) {
  let claim = { debtor: -1, amount: 0, qualityCode: 0 };
  for (let position = start; position < end; position++) {
    const debtor = exposures.debtors[position] ?? -1;
    if (debtor !== claim.debtor) {
      if (claim.debtor >= 0) yield claim;
      claim = { debtor, amount: 0, qualityCode: 0 };
    }
    claim.amount += exposures.amounts[position] ?? 0;
    claim.qualityCode = Math.max(claim.qualityCode, exposures.qualityCodes[position] ?? 0);
  }
  if (claim.debtor >= 0) yield claim;
}
