import { checkParameters, VALUATION_FUNCTIONS, valueNetwork } from '@faultline/engine';
import type { Adapter } from '../harness.ts';
import { claimsOfMatrix } from './networks.ts';

interface NetworkCase {
  readonly kind?: undefined;
  readonly external_assets: readonly number[];
  readonly external_liabilities: readonly number[];
  readonly claims: readonly (readonly number[])[];
  readonly shock_fraction_of_initial_equity: number;
  readonly method: keyof typeof NAMES;
  readonly params: Readonly<Record<string, number>>;
}

interface ValuationCase {
  readonly kind: 'VALUATION';
  readonly E: number;
  readonly Ae: number;
  readonly Lt: number;
  readonly sigma: number;
  readonly rho: number;
  readonly linear_equity0: number;
  readonly rv_alpha: number;
  readonly rv_beta: number;
}

const NAMES = {
  eisenberg_noe: 'eisenbergNoe',
  rogers_veraart: 'rogersVeraart',
  furfine: 'furfine',
  roukny_battiston: 'furfineRecovery',
  lin_dr: 'linearDebtRank',
  merton: 'merton',
  blackcox: 'blackCox',
  furfine_merton: 'furfineMerton',
} as const;

function valuationOf(method: keyof typeof NAMES, chosen: Readonly<Record<string, number>>) {
  const found = VALUATION_FUNCTIONS.find(({ name }) => name === NAMES[method]);
  if (!found) throw new Error(`no valuation ${NAMES[method]} in the registry`);
  const checked = checkParameters(found, chosen);
  if ('problem' in checked) throw new Error(checked.problem.message);
  return found.bind(checked.parameters);
}

export const neva: Adapter<NetworkCase | ValuationCase> = (given) => {
  if (given.kind === 'VALUATION') {
    const { E, Ae, Lt, sigma, rho } = given;
    const debtor = { externalAssets: Ae, liabilities: Lt, bookEquity: given.linear_equity0 };
    const value = (method: keyof typeof NAMES, chosen: Record<string, number> = {}) =>
      valuationOf(method, chosen).value(E, debtor);
    return {
      merton: value('merton', { rho, sigma }),
      blackcox: value('blackcox', { rho, sigma }),
      furf_merton: value('furfine_merton', { rho, sigma }),
      en: value('eisenberg_noe'),
      furfine: value('furfine'),
      lin: value('lin_dr'),
      rv: value('rogers_veraart', { alpha: given.rv_alpha, beta: given.rv_beta }),
    };
  }
  const { claims, external_assets, external_liabilities, shock_fraction_of_initial_equity } = given;
  const found = valueNetwork(
    {
      claims: claimsOfMatrix(claims),
      externalAssets: external_assets,
      externalLiabilities: external_liabilities,
    },
    claims.map(() => shock_fraction_of_initial_equity),
    { valuation: valuationOf(given.method, given.params), maxRounds: 0 },
  );
  return {
    equity: [...found.equity],
    valuation: [...found.valuation],
    system_equity_loss: found.systemEquityLossAmount,
    contagion_loss: found.contagionLossAmount,
  };
};
