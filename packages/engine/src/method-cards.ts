import { CONTAGION_MODELS } from './contagion/models.ts';

export const CARD_SUBJECTS = ['CONTAGION', 'LOSS_DISTRIBUTION', 'SEARCH', 'MARGIN', 'MARKET', 'GUARDRAIL'] as const;
export type CardSubject = (typeof CARD_SUBJECTS)[number];

/** What a calculation asks, assumes, computes and cannot say, as Markdown with TeX mathematics beside its code. */
export interface MethodCard {
  /** Its file's, without path and ending. */
  readonly name: string;
  readonly subject: CardSubject;
  /** Relative to this package's `src`. */
  readonly path: string;
}

const BESIDE_MODELS: Readonly<Record<Exclude<CardSubject, 'CONTAGION'>, readonly string[]>> = {
  LOSS_DISTRIBUTION: ['distribution/loss-distribution.md'],
  SEARCH: ['search/reverse-stress.md', 'search/bail-out.md'],
  MARGIN: [
    'margin/margin.md',
    'margin/portfolio-scan.md',
    'margin/funding-rate.md',
    'margin/loss-waterfall.md',
    'margin/auto-deleverage.md',
    'monitor/monitor.md',
  ],
  MARKET: [
    'markets/perpetual-cascade/perpetual-cascade.md',
    'markets/tipping-point/tipping-point.md',
    'markets/cross-cascade/cross-cascade.md',
    'markets/mark-lag/mark-lag.md',
    'markets/critical-leverage/critical-leverage.md',
    'markets/target-leverage/target-leverage.md',
    'markets/margin-spiral/margin-spiral.md',
    'markets/value-funds/value-funds.md',
  ],
  GUARDRAIL: ['guardrails/guardrails.md'],
};

/** The registry: every card there is, by subject; those of contagion models follow from the models. */
export const METHOD_CARDS: readonly MethodCard[] = CARD_SUBJECTS.flatMap((subject) => {
  const paths = subject === 'CONTAGION' ? new Set(CONTAGION_MODELS.map(({ card }) => card)) : BESIDE_MODELS[subject];
  return [...paths].map((path) => ({ name: cardName(path), subject, path }));
});

/** Of a card by its path. */
export function cardName(path: string): string {
  return path.replace(/^.*\/|\.md$/g, '');
}
