import { type Estimate, LEAST_TAIL_SCENARIOS, type LossEstimates, lossHistogram, MOST_BARS } from '@faultline/engine';
import type { Quality as QualityCode } from '@faultline/network';
import {
  type ConfidenceEstimates,
  type Kept,
  type LOSS_MODELS,
  type LossDistributionAnswer,
  MOST_CONFIDENCES,
  MOST_EXACT,
  MOST_SCENARIOS,
  whyNotExact,
} from '@faultline/runner';
import { builder } from '../builder.ts';
import { Quality } from '../values/enums.ts';
import { Money, Problem, Ratio, ratioOf, worse } from '../values/money.ts';
import { refusal } from '../values/refusal.ts';
import { type Answer, answerOf, keptFields } from './answer.ts';
import { DefaultRule, ruleOfQuestion } from './default-rule.ts';
import { ExactFailures } from './exact-failures.ts';
import { chancesOf, DependenceInput, dependenceOf, FailureProbabilityInput } from './failure-chances.ts';
import { leastCertainLink } from './link-quality.ts';
import { capitalAt } from './rows.ts';
import { Snapshot } from './snapshot-ref.ts';

// How much is lost with which probability: the loss distribution of a snapshot.

type DistributionRef = Answer<Kept<LossDistributionAnswer>>;

const EXACTLY = `For independent failures of at most ${MOST_EXACT} institutions that state their capital; else null, and whyNotExact says why.`;

const LossModel = builder.enumType('LossModel', {
  description: 'What follows first failures in a loss distribution.',
  values: {
    DIRECT: { description: 'Nothing: the loss is the capital of the institutions that fail at first.' },
    DEFAULT_CASCADE: {
      description:
        'A failure costs its creditors their whole claim, and whoever’s losses exceed its capital fails too: the rule STRICT, always. A run of defaultCascade is WEAK unless told.',
    },
    DEBT_RANK: { description: 'Linear DebtRank in the limit.' },
  } satisfies Record<(typeof LOSS_MODELS)[number], object>,
});

function qualityOf({ loaded, found }: DistributionRef): QualityCode {
  const start = found.request.model === 'DIRECT' ? 'REPORTED' : leastCertainLink(loaded.columns);
  return found.network.rows.reduce<QualityCode>((least, row) => worse(least, capitalAt(loaded, row).quality), start);
}

const money = ({ loaded }: DistributionRef, amount: number) => ({ amount, of: loaded.columns });

const LossEstimate = builder.objectRef<DistributionRef & { readonly estimate: Estimate }>('LossEstimate').implement({
  description:
    'An estimate from the scenarios drawn, and the interval that contains the truth as often as the coverage says.',
  fields: (t) => ({
    loss: t.field({ type: Money, resolve: (ref) => money(ref, ref.estimate.value) }),
    lower: t.field({ type: Money, resolve: (ref) => money(ref, ref.estimate.lower) }),
    upper: t.field({
      type: Money,
      nullable: true,
      description: 'Null where there are too few scenarios for an upper end.',
      resolve: (ref) => (ref.estimate.upper === null ? null : money(ref, ref.estimate.upper)),
    }),
    shareOfCapital: t.field({
      type: Ratio,
      description: 'Loss over the capital of all institutions that have some.',
      resolve: (ref) => ratioOf(ref.estimate.value, ref.found.network.totalCapital, qualityOf(ref)),
    }),
    quality: t.field({ type: Quality, description: 'That of the least certain figure in it.', resolve: qualityOf }),
  }),
});

interface EstimatesRef extends DistributionRef {
  readonly estimates: LossEstimates;
}

const SampleEstimates = builder.objectRef<EstimatesRef>('SampleEstimates').implement({
  description: 'The estimates from the first so many scenarios.',
  fields: (t) => ({
    scenarios: t.int({ resolve: ({ estimates }) => estimates.scenarios }),
    tailScenarios: t.int({
      description: 'Scenarios that lose more than the value at risk: what the expected shortfall rests on.',
      resolve: ({ estimates }) => estimates.tailScenarios,
    }),
    mean: t.field({ type: LossEstimate, resolve: (ref) => ({ ...ref, estimate: ref.estimates.mean }) }),
    valueAtRisk: t.field({
      type: LossEstimate,
      description:
        'The smallest loss not exceeded with the confidence. Its interval holds for any number of scenarios.',
      resolve: (ref) => ({ ...ref, estimate: ref.estimates.valueAtRisk }),
    }),
    expectedShortfall: t.field({
      type: LossEstimate,
      description: `Mean loss of the worst 1 - confidence of probability. Its interval is too narrow where tailScenarios is a few dozen; where it is below ${LEAST_TAIL_SCENARIOS} there is no upper end, and the lower one is that of the value at risk.`,
      resolve: (ref) => ({ ...ref, estimate: ref.estimates.expectedShortfall }),
    }),
  }),
});

interface ConfidenceRef extends DistributionRef {
  readonly at: ConfidenceEstimates;
}

const ExactRisk = builder
  .objectRef<DistributionRef & { readonly exact: NonNullable<ConfidenceEstimates['exact']> }>('ExactRisk')
  .implement({
    description: 'Without sampling: every set of institutions that can fail at first was gone through.',
    fields: (t) => ({
      valueAtRisk: t.field({ type: Money, resolve: (ref) => money(ref, ref.exact.valueAtRisk) }),
      expectedShortfall: t.field({ type: Money, resolve: (ref) => money(ref, ref.exact.expectedShortfall) }),
    }),
  });

const ConfidenceLevel = builder.objectRef<ConfidenceRef>('ConfidenceLevel').implement({
  description: 'What is lost at one confidence.',
  fields: (t) => ({
    confidence: t.field({ type: 'Finite', resolve: ({ at }) => at.confidence }),
    estimates: t.field({ type: SampleEstimates, resolve: (ref) => ({ ...ref, estimates: ref.at.estimates }) }),
    convergence: t.field({
      type: [SampleEstimates],
      description:
        'From the first sixteenth, eighth, quarter and half of the scenarios and from all: whether they have settled.',
      resolve: (ref) => ref.at.byScenarios.map((estimates) => ({ ...ref, estimates })),
    }),
    exact: t.field({
      type: ExactRisk,
      nullable: true,
      description: EXACTLY,
      resolve: (ref) => ref.at.exact && { ...ref, exact: ref.at.exact },
    }),
  }),
});

interface HistogramRef extends DistributionRef {
  readonly bars: number;
}

interface BarRef extends DistributionRef {
  readonly fromAmount: number;
  readonly toAmount: number;
  readonly scenarios: number;
}

const HistogramBar = builder.objectRef<BarRef>('HistogramBar').implement({
  fields: (t) => ({
    from: t.field({ type: Money, description: 'Losses above this,', resolve: (ref) => money(ref, ref.fromAmount) }),
    to: t.field({ type: Money, description: 'up to and with this.', resolve: (ref) => money(ref, ref.toAmount) }),
    scenarios: t.exposeInt('scenarios'),
  }),
});

const Histogram = builder.objectRef<HistogramRef>('Histogram').implement({
  description: 'How many scenarios lose how much, in bars of one width up to the largest loss.',
  fields: (t) => ({
    lossFree: t.int({
      description: 'Scenarios without any loss; they are in no bar.',
      resolve: ({ found, bars }) => lossHistogram(found.lossAmount, bars).lossFree,
    }),
    bars: t.field({
      type: [HistogramBar],
      resolve: (ref) => {
        const { widthAmount, scenarios } = lossHistogram(ref.found.lossAmount, ref.bars);
        return [...scenarios].map((count, bar) => ({
          ...ref,
          fromAmount: bar * widthAmount,
          toAmount: (bar + 1) * widthAmount,
          scenarios: count,
        }));
      },
    }),
  }),
});

const LossDistribution = builder.objectRef<DistributionRef>('LossDistribution').implement({
  description:
    'Losses of scenarios drawn at random, contagion included. The same seed draws the same; the digest names everything it is a function of.',
  fields: (t) => ({
    ...keptFields(t, 'all arguments, the seed'),
    model: t.field({ type: LossModel, resolve: ({ found }) => found.request.model }),
    defaultRule: t.field({
      type: DefaultRule,
      nullable: true,
      description: 'What it followed. Null where losses do not wait until all capital is lost, or nothing follows.',
      resolve: ({ found }) => ruleOfQuestion(found.request.model),
    }),
    seed: t.field({
      type: 'Seed',
      description: 'The one given, or the one chosen by chance. Ask with it to have the same again.',
      resolve: ({ found }) => found.seed,
    }),
    scenarios: t.int({ resolve: ({ found }) => found.lossAmount.length }),
    coverage: t.field({ type: 'Finite', resolve: ({ found }) => found.request.coverage }),
    capital: t.field({
      type: Money,
      description: 'Of all institutions that have some: the most that can be lost.',
      resolve: (ref) => money(ref, ref.found.network.totalCapital),
    }),
    mean: t.field({
      type: LossEstimate,
      nullable: true,
      resolve: (ref) => {
        const [first] = ref.found.confidences;
        return first ? { ...ref, estimate: first.estimates.mean } : null;
      },
    }),
    exactMean: t.field({
      type: Money,
      nullable: true,
      description: EXACTLY,
      resolve: (ref) => ref.found.exact && money(ref, ref.found.exact.meanAmount),
    }),
    exactFailures: t.field({
      type: ExactFailures,
      nullable: true,
      description: EXACTLY,
      resolve: (ref) => {
        const { loaded, found } = ref;
        return found.exact && { loaded, exact: found.exact, rows: found.network.rows, quality: qualityOf(ref) };
      },
    }),
    whyNotExact: t.string({
      nullable: true,
      description: 'Why nothing exact is answered, and what to do; null where it is.',
      resolve: ({ found }) => whyNotExact(found.request.dependence, found.network),
    }),
    confidences: t.field({
      type: [ConfidenceLevel],
      description: 'In the order asked for.',
      resolve: (ref) => ref.found.confidences.map((at) => ({ ...ref, at })),
    }),
    histogram: t.field({
      type: Histogram,
      args: { bars: t.arg.int({ required: true, defaultValue: 20, description: `From 1 to ${MOST_BARS}.` }) },
      resolve: (ref, { bars }) => {
        if (bars >= 1 && bars <= MOST_BARS) return { ...ref, bars };
        throw refusal('BAD_USER_INPUT', `bars is ${bars}; choose a number from 1 to ${MOST_BARS}.`);
      },
    }),
  }),
});

const LossDistributionResult = builder.unionType('LossDistributionResult', {
  types: [LossDistribution, Problem],
  resolveType: (found) => ('code' in found ? Problem : LossDistribution),
});

builder.objectField(Snapshot, 'lossDistribution', (t) =>
  t.field({
    type: LossDistributionResult,
    description: 'How much is lost with which probability when institutions fail at random, several at once.',
    args: {
      model: t.arg({ type: LossModel, required: true }),
      failureProbability: t.arg({ type: FailureProbabilityInput, required: true }),
      dependence: t.arg({ type: DependenceInput, description: 'Independent unless told.' }),
      scenarios: t.arg.int({
        required: true,
        defaultValue: 5_000,
        description: `From 2 to ${MOST_SCENARIOS}; fewer on large snapshots.`,
      }),
      seed: t.arg({ type: 'Seed', description: 'Chosen by chance unless told.' }),
      confidences: t.arg({
        type: ['Finite'],
        required: true,
        defaultValue: [0.95, 0.99],
        description: `Each between 0 and 1; at most ${MOST_CONFIDENCES}.`,
      }),
      coverage: t.arg({
        type: 'Finite',
        required: true,
        defaultValue: 0.95,
        description: 'Probability with which each interval contains what it estimates, between 0 and 1.',
      }),
    },
    resolve: async (loaded, given, context) => {
      const request = {
        ...given,
        failureProbability: chancesOf(loaded, given.failureProbability),
        dependence: dependenceOf(loaded, given.dependence),
        seed: given.seed ?? null,
      };
      const found = await context.runner.questions.lossDistribution(context.access, loaded, request);
      return answerOf(loaded, found);
    },
  }),
);
