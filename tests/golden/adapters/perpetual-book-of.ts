import type { LiquidationRules, PerpetualBook } from '@faultline/engine';
import { type GuardrailSetting, PLAIN_RULES } from '@faultline/engine';

/** Accounts and parameters as the golden files of perpetual futures write them. */
export interface GoldenAccount {
  readonly id: string;
  readonly side: 'LONG' | 'SHORT';
  readonly qty: number;
  readonly entry: number;
  readonly collateral: number;
}

export interface GoldenParams {
  readonly mmr?: number;
  readonly fee?: number;
  readonly liquidationFee?: number;
  readonly insuranceFund?: number;
  readonly markAlpha?: number;
  readonly resilience?: number;
  readonly partialFraction?: number;
  readonly impactPerUnit?: number;
  readonly sqrtImpactK?: number;
  readonly leverageCap?: number | null;
  readonly leverageCapMode?: 'SCALE_QTY' | 'ADD_COLLATERAL';
  readonly circuitBreaker?: number | null;
  readonly haltRounds?: number;
}

export function bookOf(accounts: readonly GoldenAccount[], mmr = 0.005): PerpetualBook {
  return {
    side: accounts.map(({ side }) => (side === 'LONG' ? 1 : -1)),
    quantity: accounts.map(({ qty }) => qty),
    entryPrice: accounts.map(({ entry }) => entry),
    collateralAmount: accounts.map(({ collateral }) => collateral),
    maintenanceRatio: accounts.map(() => mmr),
  };
}

export function rulesOf(params: GoldenParams): LiquidationRules {
  return {
    ...PLAIN_RULES,
    impact:
      typeof params.sqrtImpactK === 'number'
        ? { law: 'SQUARE_ROOT', impactPerRootUnit: params.sqrtImpactK }
        : { law: 'LINEAR', impactPerUnit: params.impactPerUnit ?? 0 },
    resilience: params.resilience ?? 0,
    markNewestWeight: params.markAlpha ?? 1,
    closedShare: params.partialFraction ?? 1,
    tradingFeeRatio: params.fee ?? 0,
    liquidationFeeRatio: params.liquidationFee ?? 0,
    insuranceFundAmount: params.insuranceFund ?? 0,
  };
}

export function guardrailsOf({ leverageCap, leverageCapMode, circuitBreaker, haltRounds }: GoldenParams) {
  const settings: GuardrailSetting[] = [];
  if (typeof leverageCap === 'number')
    settings.push({
      name: 'LEVERAGE_CAP',
      parameters: {
        maxLeverage: leverageCap,
        metBy: leverageCapMode === 'ADD_COLLATERAL' ? 'ADD_COLLATERAL' : 'SCALE_QUANTITY',
      },
    });
  if (typeof circuitBreaker === 'number')
    settings.push({
      name: 'CIRCUIT_BREAKER',
      parameters: { moveRatio: circuitBreaker, haltRounds: haltRounds ?? 0 },
    });
  return settings;
}
