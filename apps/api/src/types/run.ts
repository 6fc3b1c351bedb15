import { compensatedSum, defaultRuleOf, OUTCOMES } from '@faultline/engine';
import type { ContagionRun } from '@faultline/runner';
import { rowOf } from '@faultline/runner';
import { builder } from '../builder.ts';
import { Quality } from '../values/enums.ts';
import { globalId } from '../values/global-ids.ts';
import { type Loaded, Money, type MoneyValue, Ratio } from '../values/money.ts';
import { pageOf, pagingArguments } from '../values/paging.ts';
import { DefaultRule } from './default-rule.ts';
import { keyOfId } from './institution-key.ts';
import { InstitutionLoss, LossConnection, LossOrder, listLosses } from './institution-loss.ts';
import { Institution } from './institution-ref.ts';
import { Model } from './model.ts';
import { Node } from './node.ts';
import { ParameterValue } from './parameter-value.ts';
import { runQuality, systemQuality } from './run-quality.ts';
import { Snapshot } from './snapshot-ref.ts';
import { listTransmissions, TransmissionConnection } from './transmission.ts';

export const Run = builder.objectRef<ContagionRun>('Run');

const SolutionKind = builder.enumType('SolutionKind', { values: ['GREATEST', 'LEAST', 'LOWER', 'UPPER'] as const });

const Convergence = builder.objectRef<ContagionRun['outcome']['convergence']>('Convergence').implement({
  description: 'How far the solver got, and to which solution.',
  fields: (t) => ({
    solution: t.expose('solution', { type: SolutionKind }),
    converged: t.exposeBoolean('converged'),
    rounds: t.exposeInt('rounds', {
      description: 'Rounds shown after the shock; the last one holds whatever was left to the limit.',
    }),
    residual: t.expose('residual', {
      type: 'Finite',
      description:
        'Largest change one more application of the map would make: in loss ratio; when debts are cleared, as a share of what an institution owes; in a network valuation, as a share of its balance sheet.',
    }),
    tolerance: t.expose('tolerance', {
      type: 'Finite',
      description: 'The residual up to which the solver counts as converged, in the same unit.',
    }),
    spectralRadius: t.expose('spectralRadius', {
      type: 'Finite',
      nullable: true,
      description: 'Of the matrix that passes losses on. At or above 1 a small shock can grow until somebody fails.',
    }),
  }),
});

export function loadedOf({ snapshotRow, snapshot }: ContagionRun): Loaded {
  return { row: snapshotRow, columns: snapshot };
}

const moneyOf = (run: ContagionRun, amounts: Iterable<number>): MoneyValue => ({
  amount: compensatedSum(amounts),
  of: run.snapshot,
});

const countOf = ({ outcome }: ContagionRun, code: (typeof OUTCOMES)[number]) =>
  outcome.outcomeCodes.reduce((count, found) => count + (OUTCOMES[found] === code ? 1 : 0), 0);

const ContagionTotals = builder.objectRef<ContagionRun>('ContagionTotals').implement({
  fields: (t) => ({
    shockLoss: t.field({ type: Money, resolve: (run) => moneyOf(run, run.outcome.shockLossAmount) }),
    contagionLoss: t.field({
      type: Money,
      resolve: (run) =>
        moneyOf(
          run,
          run.outcome.lossAmount.map((loss, row) => loss - (run.outcome.shockLossAmount[row] ?? 0)),
        ),
    }),
    loss: t.field({ type: Money, resolve: (run) => moneyOf(run, run.outcome.lossAmount) }),
    shareOfCapital: t.field({
      type: Ratio,
      description: 'Loss over the capital of all institutions that had some.',
      resolve: (run) => ({ value: run.outcome.shareOfCapital, reason: null, quality: systemQuality(run) }),
    }),
    debtRank: t.field({
      type: Ratio,
      description: 'Contagion loss, without the shock, over the capital of all institutions that had some.',
      resolve: (run) => ({ value: run.outcome.debtRank, reason: null, quality: systemQuality(run) }),
    }),
    failedCount: t.int({ description: 'The shock’s own failures included.', resolve: (run) => countOf(run, 'FAILED') }),
    stressedCount: t.int({ resolve: (run) => countOf(run, 'STRESSED') }),
  }),
});

interface RoundRef {
  readonly run: ContagionRun;
  readonly round: number;
}

const cumulative = ({ run, round }: RoundRef) =>
  compensatedSum(
    (run.outcome.lossRatioByRound[round] ?? new Float64Array(0)).map((ratio, row) => {
      const own = run.outcome.capital[row] ?? Number.NaN;
      return own > 0 ? ratio * own : 0;
    }),
  );

const failedIn = ({ run, round }: RoundRef) =>
  [...run.outcome.failedInRound.keys()].filter((row) => run.outcome.failedInRound[row] === round);

const ContagionRound = builder.objectRef<RoundRef>('ContagionRound').implement({
  description: 'Round 0 is the shock; the last round holds whatever the rounds before it had not reached.',
  fields: (t) => ({
    round: t.exposeInt('round'),
    loss: t.field({
      type: Money,
      resolve: ({ run, round }) => ({
        amount: cumulative({ run, round }) - (round === 0 ? 0 : cumulative({ run, round: round - 1 })),
        of: run.snapshot,
      }),
    }),
    cumulativeLoss: t.field({ type: Money, resolve: (ref) => ({ amount: cumulative(ref), of: ref.run.snapshot }) }),
    newlyFailedCount: t.int({ resolve: (ref) => failedIn(ref).length }),
    newlyFailed: t.field({
      type: [Institution],
      resolve: (ref) => failedIn(ref).map((row) => ({ loaded: loadedOf(ref.run), row })),
    }),
  }),
});

const ShockLoss = builder.objectRef<{ run: ContagionRun; row: number }>('ShockLoss').implement({
  fields: (t) => ({
    institution: t.field({ type: Institution, resolve: ({ run, row }) => ({ loaded: loadedOf(run), row }) }),
    lossRatio: t.field({
      type: 'Finite',
      description: 'Share of its capital lost, at most 1.',
      resolve: ({ run, row }) => run.outcome.lossRatioByRound[0]?.[row] ?? 0,
    }),
    loss: t.field({
      type: Money,
      resolve: ({ run, row }) => ({ amount: run.outcome.shockLossAmount[row] ?? 0, of: run.snapshot }),
    }),
  }),
});

Run.implement({
  description: 'The answer of a calculation, kept under the hash of all its inputs: the same inputs are the same run.',
  interfaces: [Node],
  fields: (t) => ({
    id: t.id({ resolve: ({ stored }) => globalId('Run', { datasetSlug: '', digest: stored.digest }) }),
    digest: t.string({
      description: 'SHA-256 of snapshot digest, shock, model, parameters and engine version.',
      resolve: ({ stored }) => stored.digest,
    }),
    engineVersion: t.string({ resolve: ({ stored }) => stored.engineVersion }),
    snapshot: t.field({ type: Snapshot, resolve: loadedOf }),
    model: t.field({ type: Model, resolve: ({ model }) => model }),
    parameters: t.field({
      type: [ParameterValue],
      resolve: ({ model, stored }) =>
        model.parameters.map((spec) => ({ spec, value: stored.parameters[spec.name] ?? spec.default })),
    }),
    shock: t.field({
      type: [ShockLoss],
      resolve: (run) =>
        run.stored.shock.map(({ institution }) => ({ run, row: rowOf(run.snapshot.institutions.keys, institution) })),
    }),
    defaultRule: t.field({
      type: DefaultRule,
      nullable: true,
      description:
        'What it followed. Null where losses do not wait until all capital is lost. Whoever lost all of its capital counts as failed under either rule.',
      resolve: ({ model, stored }) => defaultRuleOf(model, stored.parameters),
    }),
    quality: t.field({
      type: Quality,
      description:
        'That of the least certain figure in it: the capital of whoever lost something and, where a loss was passed on, the exposures between institutions.',
      resolve: runQuality,
    }),
    convergence: t.field({ type: Convergence, resolve: ({ outcome }) => outcome.convergence }),
    totals: t.field({ type: ContagionTotals, resolve: (run) => run }),
    rounds: t.field({
      type: [ContagionRound],
      resolve: (run) => run.outcome.lossRatioByRound.map((_, round) => ({ run, round })),
    }),
    losses: t.field({
      type: LossConnection,
      description: 'Institutions that had capital, largest loss first unless told.',
      args: { orderBy: t.arg({ type: LossOrder }), ...pagingArguments(t.arg) },
      resolve: (run, given, context, info) =>
        pageOf(listLosses(run, given.orderBy), given, { context, info, parent: run.stored.digest }),
    }),
    loss: t.field({
      type: InstitutionLoss,
      nullable: true,
      description: 'Null for an institution of another snapshot, or without capital to lose.',
      args: { institution: t.arg.id({ required: true }) },
      resolve: (run, { institution }) => {
        const row = rowOf(run.snapshot.institutions.keys, keyOfId(loadedOf(run), institution));
        return (run.outcome.capital[row] ?? Number.NaN) > 0 ? { run, row } : null;
      },
    }),
    transmissions: t.field({
      type: TransmissionConnection,
      description: 'The contagion graph: who passed how much to whom, summed over rounds, largest first.',
      args: {
        institution: t.arg.id({ description: 'Only what this one received or passed on.' }),
        ...pagingArguments(t.arg),
      },
      resolve: (run, given, context, info) =>
        pageOf(listTransmissions(run, given.institution), given, { context, info, parent: run.stored.digest }),
    }),
  }),
});
