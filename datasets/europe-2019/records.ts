import type { ExposureRecord, HoldingRecord, InstitutionRecord, Instrument, Quality } from '@faultline/network';
import type { Bank, ExposureClass, Position } from './banks.ts';
import { AGGREGATES, aggregateOf, BEYOND_BALANCE_SHEET, NOT_ITEMISED, placeOf } from './counterparties.ts';
import { type InterbankAssumptions, spreadInterbank } from './interbank.ts';

export const AS_OF = '2019-12-31';

/** Keys of sources.csv. */
export const SOURCE = {
  eba: 'eba-transparency-2020',
  interbank: 'faultline-interbank-spread',
  balance: 'faultline-balancing',
} as const;

/** The counterparties, claims and holdings of the whole sample, in the terms of the import format. */
export interface Positions {
  readonly counterparties: readonly InstitutionRecord[];
  readonly exposures: readonly ExposureRecord[];
  readonly holdings: readonly HoldingRecord[];
  /** Countries whose government bonds somebody holds; null for those without one. */
  readonly bondCountries: readonly (string | null)[];
}

const INSTRUMENT_OF: Readonly<Record<ExposureClass, Instrument>> = {
  sovereigns: 'LOAN',
  institutions: 'INTERBANK',
  corporates: 'LOAN',
  retail: 'LOAN',
  equity: 'EQUITY',
  other: 'OTHER',
};

export function bondKey(country: string | null): string {
  return `government-bond-${placeOf(country).suffix}`;
}

export function positionsOf(banks: readonly Bank[], assumptions: InterbankAssumptions): Positions {
  const counterparties = new Map<string, InstitutionRecord>();
  const bondCountries = new Map<string, string | null>();
  const exposures: ExposureRecord[] = [];
  const holdings: HoldingRecord[] = [];
  const towards = (institution: InstitutionRecord) => {
    counterparties.set(institution.key, institution);
    return institution.key;
  };
  const lend = (creditor: string, debtor: string, claim: Omit<Claim, 'creditor' | 'debtor'>) => {
    if (claim.amount > 0) exposures.push(exposure({ creditor, debtor, ...claim }));
  };
  for (const bank of banks) {
    for (const [name, positions] of Object.entries(bank.positions) as [ExposureClass, readonly Position[]][])
      for (const { country, loanAmount, bondAmount } of positions) {
        const quality: Quality = country === null ? 'DERIVED' : 'REPORTED';
        const source = SOURCE.eba;
        if (name !== 'institutions')
          lend(bank.key, towards(aggregateOf(name, country)), {
            amount: loanAmount,
            instrument: INSTRUMENT_OF[name],
            quality,
            source,
          });
        else {
          const amount = loanAmount + bondAmount;
          const { links, otherAmount } = spreadInterbank(bank, { country, amount }, { banks, assumptions });
          const estimate = { instrument: 'INTERBANK', quality: 'ESTIMATED', source: SOURCE.interbank } as const;
          for (const link of links) lend(bank.key, link.debtor, { amount: link.amount, ...estimate });
          const rest = links.length > 0 ? estimate : ({ instrument: 'INTERBANK', quality, source } as const);
          lend(bank.key, towards(aggregateOf(name, country)), { amount: otherAmount, ...rest });
        }
        if (name !== 'sovereigns' && name !== 'institutions' && bondAmount > 0)
          throw new Error(`${bank.name} has bonds among ${AGGREGATES[name].prefix}: the source splits sovereigns only`);
        if (name === 'sovereigns' && bondAmount > 0) {
          bondCountries.set(bondKey(country), country);
          holdings.push({
            institution: bank.key,
            asset: bondKey(country),
            amount: bondAmount,
            currency: 'EUR',
            quality,
            source,
          });
        }
      }
    balance(bank, lend, towards);
  }
  return {
    counterparties: [...counterparties.values()],
    exposures,
    holdings,
    bondCountries: [...bondCountries.values()],
  };
}

type Lend = (creditor: string, debtor: string, claim: Omit<Claim, 'creditor' | 'debtor'>) => void;

/** The difference between total assets and the sum of the classes, as an entry of its own: claims + holdings - contra entry = total assets. */
function balance(bank: Bank, lend: Lend, towards: (institution: InstitutionRecord) => string): void {
  const difference = bank.totalAssetsAmount - classesAmount(bank);
  const claim = { instrument: 'OTHER', quality: 'DERIVED', source: SOURCE.balance } as const;
  if (difference > 0) lend(bank.key, towards(NOT_ITEMISED), { amount: difference, ...claim });
  if (difference < 0) lend(towards(BEYOND_BALANCE_SHEET), bank.key, { amount: -difference, ...claim });
}

export function classesAmount(bank: Bank): number {
  return Object.values(bank.positions)
    .flat()
    .reduce((sum, { loanAmount, bondAmount }) => sum + loanAmount + bondAmount, 0);
}

type Claim = Pick<ExposureRecord, 'creditor' | 'debtor' | 'amount' | 'instrument' | 'quality' | 'source'>;

function exposure(claim: Claim): ExposureRecord {
  return { seniority: 'UNSPECIFIED', maturityBucket: 'UNSPECIFIED', currency: 'EUR', collateralAmount: null, ...claim };
}
