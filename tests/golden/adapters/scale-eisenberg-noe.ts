import { clearingSystemOf, greatestClearing } from '@faultline/engine';
import type { Adapter } from '../harness.ts';

interface Case {
  readonly liabilities: {
    readonly debtor: readonly number[];
    readonly creditor: readonly number[];
    readonly amount: readonly number[];
  };
  readonly external_assets: readonly number[];
  readonly external_liabilities: readonly number[];
}

export const scaleEisenbergNoe: Adapter<Case> = ({ liabilities, external_assets, external_liabilities }) => {
  const built = clearingSystemOf({
    debtors: liabilities.debtor,
    creditors: liabilities.creditor,
    amounts: liabilities.amount,
    externalAssets: external_assets,
    externalLiabilities: external_liabilities,
    duplicates: 'SUM',
  });
  if ('problem' in built) throw new Error(built.problem.message);
  const found = greatestClearing(built.system, { alpha: 1, beta: 1, externalRank: 'PARI_PASSU' });
  return {
    defaults: found.defaults.length,
    total_payments: found.totalPayments,
    total_shortfall: found.totalShortfall,
    first20_payments: [...found.payments.slice(0, 20)],
    default_ids_first20: [...found.defaults.slice(0, 20)],
  };
};
