import {
  type ContagionInput,
  type ContagionOutcome,
  defineContagionModel,
  type NumberParameter,
  numberOf,
  type SolvedRounds,
} from '../../define.ts';
import { boundedRounds, exactAfter, MAX_ROUNDS } from '../bounded-rounds.ts';
import { describeLosses } from '../describe-distress.ts';
import { canLose, distressNetwork } from '../distress-network.ts';
import { fundingLedger } from './funding-ledger.ts';
import { type FundingQuestion, type FundingRun, spreadRun } from './funding-run.ts';
import { snapshotFunding } from './snapshot-funding.ts';

const ratio = (name: string, meaning: string, usual: number): NumberParameter => ({
  name,
  kind: 'NUMBER',
  meaning,
  unit: 'share',
  minimum: 0,
  maximum: 1,
  default: usual,
});

export const fundingRunModel = defineContagionModel({
  name: 'fundingRun',
  title: 'Funding run',
  question:
    'Who runs short of funding, hoards and sells at a loss when creditors run on the institutions that lost most?',
  mechanism:
    'No claim is written off. Creditors take their money from whoever lost much of its capital and repo lenders ask it for more collateral; whoever is short recalls what it has lent and sells assets below their value, and that discount is the loss.',
  version: '1',
  parameters: [
    {
      ...ratio(
        'distressRatio',
        'Share of its capital an institution loses in the shock for its creditors to run on it',
        0.5,
      ),
      minimum: 0.001,
    },
    ratio('withdrawalRatio', 'Share of their short-term claims on it that creditors withdraw at once', 1),
    ratio('repoHaircutRatio', 'Rise of the haircut that repo lenders ask of everybody, a shock of its own', 0),
    ratio('haircutRiseRatio', 'Further rise of the haircut that repo lenders ask of whoever is run on', 0.25),
    ratio('recallRatio', 'Share of its short-term claims that whoever is short, or run on, recalls', 1),
    {
      ...ratio('saleDiscountRatio', 'How far below their value assets are sold to meet a shortfall', 0.2),
      maximum: 0.9,
    },
    ratio('liquidAssetsRatio', 'Liquid assets over total assets where the source states none', 0.02),
    ratio('repoRatio', 'Collateral pledged in repo over total assets', 0.1),
    ratio('shortTermRatio', 'Short-term share of claims whose maturity the source does not state', 1),
    MAX_ROUNDS,
  ],
  references: [
    'Gai, Haldane, Kapadia (2011), Complexity, concentration and contagion, Journal of Monetary Economics 58(5)',
    'Espinosa-Vega, Solé (2010), Cross-border financial surveillance: a network perspective, IMF Working Paper 10/105',
  ],
  card: 'contagion/funding-run/funding-run.md',
  monotone: true,
  startsFromInsolvent: false,
  defaultRule: null,
  run(input) {
    const spread = spreadOf(input);
    return described(input, spread, solvedOf(spread, numberOf(input.parameters, 'maxRounds')));
  },
  replay: (input, solved) => described(input, spreadOf(input), solved),
});

interface Spread {
  readonly question: FundingQuestion;
  readonly found: FundingRun;
  /** Loss ratios after the shock and each stage, up to the last that cost anybody anything, or to one beyond those shown. */
  readonly stages: readonly Float64Array[];
  /** Losses in the end: those of the last stage unless there were more. */
  readonly final: Float64Array;
}

function spreadOf(input: ContagionInput): Spread {
  const question = questionOf(input);
  const stages = [lossRatiosAt(input, () => 0)];
  const most = numberOf(input.parameters, 'maxRounds') + 2;
  const found = spreadRun(question, (shortfallAt) => {
    if (stages.length < most) stages.push(lossRatiosAt(input, shortfallAt));
  });
  const final = lossRatiosAt(input, (row) => found.shortfallAmount[row] ?? 0);
  const end = stages.findIndex((ratios) => ratios.every((loss, row) => loss === final[row]));
  return { question, found, stages: end < 0 ? stages : stages.slice(0, end + 1), final };
}

function solvedOf({ stages, final }: Spread, maxRounds: number): SolvedRounds {
  const lossRatioByRound = [...stages.slice(0, -1), final];
  // No claim loses value.
  const writeDownByRound = lossRatioByRound.map((ratios) => ratios.map(() => 0));
  const solved = boundedRounds({ lossRatioByRound, writeDownByRound }, maxRounds);
  return { ...solved, convergence: exactAfter(solved.lossRatioByRound.length - 1) };
}

function questionOf({ snapshot, shockRatio, parameters }: ContagionInput): FundingQuestion {
  const { capital } = distressNetwork(snapshot);
  const distressRatio = numberOf(parameters, 'distressRatio');
  return {
    network: snapshotFunding(snapshot, capital, parameters),
    shock: {
      repoHaircutRatio: numberOf(parameters, 'repoHaircutRatio'),
      distressed: [...capital.keys()].filter((row) => canLose(capital, row) && (shockRatio[row] ?? 0) >= distressRatio),
      distressedHaircutRatio: numberOf(parameters, 'haircutRiseRatio'),
      withdrawalRatio: numberOf(parameters, 'withdrawalRatio'),
    },
    recallRatio: numberOf(parameters, 'recallRatio'),
  };
}

/** Loss over capital, not capped, of the shock and of selling what brings a shortfall of this amount. */
function lossRatioAt(
  { snapshot, shockRatio, parameters }: ContagionInput,
  row: number,
  shortfallAmount: number,
): number {
  const own = distressNetwork(snapshot).capital[row] ?? Number.NaN;
  const discount = numberOf(parameters, 'saleDiscountRatio');
  return own > 0 ? (shockRatio[row] ?? 0) + ((discount / (1 - discount)) * shortfallAmount) / own : 0;
}

function lossRatiosAt(input: ContagionInput, shortfallAt: (row: number) => number): Float64Array {
  return Float64Array.from(distressNetwork(input.snapshot).capital, (_, row) =>
    Math.min(1, lossRatioAt(input, row, shortfallAt(row))),
  );
}

function described(input: ContagionInput, spread: Spread, solved: SolvedRounds): ContagionOutcome {
  const { capital } = distressNetwork(input.snapshot);
  const { question, found, stages, final } = spread;
  const leaps = stages.at(-1)?.some((loss, row) => loss !== final[row]) ?? false;
  return describeLosses(capital, solved, {
    uncappedLossRatio: capital.map((_, row) => lossRatioAt(input, row, found.shortfallAmount[row] ?? 0)),
    ledger: fundingLedger({ capital, question, found, leaps }, solved),
  });
}
