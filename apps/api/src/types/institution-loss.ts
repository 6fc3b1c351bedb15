import { OUTCOMES } from '@faultline/engine';
import type { ContagionRun } from '@faultline/runner';
import { builder } from '../builder.ts';
import { InstitutionOutcome, OrderDirection } from '../values/enums.ts';
import { Money, Ratio, worse } from '../values/money.ts';
import { connectionOf, type Listed } from '../values/paging.ts';
import { Institution } from './institution-ref.ts';
import { capitalAt } from './rows.ts';
import { runLinkQuality } from './run-quality.ts';

export interface LossRef {
  readonly run: ContagionRun;
  readonly row: number;
}

const money = ({ run, row }: LossRef, amounts: Float64Array) => ({ amount: amounts[row] ?? 0, of: run.snapshot });
const contagionAmount = ({ run, row }: LossRef) =>
  (run.outcome.lossAmount[row] ?? 0) - (run.outcome.shockLossAmount[row] ?? 0);

export const InstitutionLoss = builder.objectRef<LossRef>('InstitutionLoss').implement({
  description: 'What a run did to one institution.',
  fields: (t) => ({
    institution: t.field({
      type: Institution,
      resolve: ({ run, row }) => ({ loaded: { row: run.snapshotRow, columns: run.snapshot }, row }),
    }),
    shockLoss: t.field({ type: Money, resolve: (loss) => money(loss, loss.run.outcome.shockLossAmount) }),
    contagionLoss: t.field({
      type: Money,
      resolve: (loss) => ({ amount: contagionAmount(loss), of: loss.run.snapshot }),
    }),
    loss: t.field({ type: Money, resolve: (loss) => money(loss, loss.run.outcome.lossAmount) }),
    lossRatio: t.field({
      type: Ratio,
      description: 'Loss over capital, at most 1.',
      resolve: ({ run, row }) => ({
        value: run.outcome.lossRatio[row] ?? 0,
        reason: null,
        quality: worse(runLinkQuality(run), capitalAt({ row: run.snapshotRow, columns: run.snapshot }, row).quality),
      }),
    }),
    outcome: t.field({
      type: InstitutionOutcome,
      resolve: ({ run, row }) => OUTCOMES[run.outcome.outcomeCodes[row] ?? 0] ?? 'UNTOUCHED',
    }),
    failedInRound: t.int({
      nullable: true,
      resolve: ({ run, row }) => {
        const round = run.outcome.failedInRound[row] ?? -1;
        return round < 0 ? null : round;
      },
    }),
    lossRatioByRound: t.field({
      type: ['Finite'],
      description: 'Loss over capital after each round; as many as the run has rounds.',
      resolve: ({ run, row }) => run.outcome.lossRatioByRound.map((ratios) => ratios[row] ?? 0),
    }),
  }),
});

export const LossConnection = connectionOf('Loss', InstitutionLoss);

export const LossOrder = builder.inputType('LossOrder', {
  fields: (t) => ({
    field: t.field({
      required: true,
      type: builder.enumType('LossOrderField', { values: ['LOSS', 'LOSS_RATIO', 'CONTAGION_LOSS', 'NAME'] as const }),
    }),
    direction: t.field({ type: OrderDirection, required: true, defaultValue: 'DESC' }),
  }),
});

/** Institutions that had capital, in the order asked for. */
export function listLosses(
  run: ContagionRun,
  orderBy: typeof LossOrder.$inferInput | null | undefined,
): Listed<LossRef> {
  const { outcome, snapshot } = run;
  const rows = [...outcome.capital.keys()].filter((row) => (outcome.capital[row] ?? Number.NaN) > 0);
  const sign = orderBy?.direction === 'ASC' ? 1 : -1;
  const measure = (row: number) => {
    if (orderBy?.field === 'LOSS_RATIO') return outcome.lossRatio[row] ?? 0;
    if (orderBy?.field === 'CONTAGION_LOSS') return contagionAmount({ run, row });
    return outcome.lossAmount[row] ?? 0;
  };
  const { names } = snapshot.institutions;
  if (orderBy?.field === 'NAME')
    rows.sort((left, right) => sign * (names[left] ?? '').localeCompare(names[right] ?? '', 'en') || left - right);
  else rows.sort((left, right) => sign * (measure(left) - measure(right)) || left - right);
  return { count: rows.length, at: (index) => ({ run, row: rows[index] ?? 0 }) };
}
