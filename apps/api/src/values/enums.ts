import { OUTCOMES } from '@faultline/engine';
import {
  ASSET_CLASSES,
  BALANCE_SHEET_MEASURES,
  BALANCE_SHEET_SCOPES,
  IDENTIFIER_SCHEMES,
  INSTITUTION_KINDS,
  INSTRUMENTS,
  type LIQUIDATION_RULES,
  LIQUIDITY_LEVELS,
  MARGIN_MODES,
  MATURITY_BUCKETS,
  POSITION_SIDES,
  QUALITIES,
  SENIORITIES,
} from '@faultline/network';
import { builder } from '../builder.ts';
import { ALL_PROBLEM_CODES } from './problem-codes.ts';

// The closed lists of the domain become enums as they stand: there is no second list.

export const Quality = builder.enumType('Quality', { values: QUALITIES, description: 'How a figure came to be.' });
export const InstitutionKind = builder.enumType('InstitutionKind', {
  values: INSTITUTION_KINDS,
  description: 'SOVEREIGN, SECTOR and UNATTRIBUTED are aggregates: they hold no balance sheet here and cannot fail.',
});
export const Instrument = builder.enumType('Instrument', {
  values: INSTRUMENTS,
  description:
    'What the creditor holds. INTERBANK is a claim between institutions whose instrument the source does not state.',
});
export const Seniority = builder.enumType('Seniority', { values: SENIORITIES });
export const MaturityBucket = builder.enumType('MaturityBucket', {
  values: MATURITY_BUCKETS,
  description: 'Remaining maturity.',
});
export const AssetClass = builder.enumType('AssetClass', { values: ASSET_CLASSES });
export const LiquidityLevel = builder.enumType('LiquidityLevel', {
  values: LIQUIDITY_LEVELS,
  description: 'Level in the liquidity coverage ratio (Basel III, BCBS 238).',
});
export const BalanceSheetScope = builder.enumType('BalanceSheetScope', {
  values: BALANCE_SHEET_SCOPES,
  description: 'A whole group, or a single firm.',
});
export const BalanceSheetMeasure = builder.enumType('BalanceSheetMeasure', { values: BALANCE_SHEET_MEASURES });
export const IdentifierScheme = builder.enumType('IdentifierScheme', { values: IDENTIFIER_SCHEMES });
export const OrderDirection = builder.enumType('OrderDirection', { values: ['ASC', 'DESC'] as const });
export const ProblemCode = builder.enumType('ProblemCode', {
  values: ALL_PROBLEM_CODES,
  description: 'Why a request was refused. A closed list; docs/problems.md explains each code.',
});
export const InstitutionOutcome = builder.enumType('InstitutionOutcome', {
  values: OUTCOMES,
  description: 'ALREADY_FAILED: its capital was zero or negative before the shock.',
});
export const LiquidationRule = builder.enumType('LiquidationRule', {
  description: 'When a venue liquidates an account.',
  values: {
    BELOW_MAINTENANCE: { description: 'Its equity is below its maintenance margin: exactly enough is enough.' },
    AT_MAINTENANCE: { description: 'Its equity is at its maintenance margin or below.' },
  } satisfies Record<(typeof LIQUIDATION_RULES)[number], object>,
});
export const MarginMode = builder.enumType('MarginMode', {
  values: MARGIN_MODES,
  description:
    'CROSS: one account’s cash backs all of its positions. ISOLATED: each position has collateral of its own.',
});
export const PositionSide = builder.enumType('PositionSide', { values: POSITION_SIDES });
