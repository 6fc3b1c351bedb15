import type { Colour } from '../state/address';

// What the map's colours mean, apart from drawing: steps of a sequential scale that colour-blind readers can order.

export interface ColourStep {
  /** Lower end of the step. */
  readonly from: number;
  readonly label: string;
  /** A custom property of global.css, which knows the theme. */
  readonly variable: string;
}

const STEPS: Readonly<Record<Colour, readonly (readonly [number, string])[]>> = {
  leverage: [
    [0, 'below 10'],
    [10, '10 to 15'],
    [15, '15 to 20'],
    [20, '20 to 30'],
    [30, '30 to 50'],
    [50, '50 and more'],
  ],
  importance: [
    [0, 'below 0.1 %'],
    [0.001, '0.1 to 1 %'],
    [0.01, '1 to 3 %'],
    [0.03, '3 to 8 %'],
    [0.08, '8 to 12 %'],
    [0.12, '12 % and more'],
  ],
  losses: [
    [0, 'none'],
    [1e-9, 'up to 5 %'],
    [0.05, '5 to 20 %'],
    [0.2, '20 to 50 %'],
    [0.5, '50 to 100 %'],
    [1 - 1e-9, 'all: failed'],
  ],
};

export const COLOUR_TITLES: Readonly<Record<Colour, string>> = {
  leverage: 'Leverage: total assets over CET1',
  importance: 'Systemic importance: share of all capital the others lose if it fails (linear DebtRank)',
  losses: 'Loss over capital, in the run shown',
};

export function stepsOf(colour: Colour): readonly ColourStep[] {
  return STEPS[colour].map(([from, label], step) => ({ from, label, variable: `--risk-${step}` }));
}

/** Custom property for a value; null (no such number) has a colour of its own. */
export function variableFor(colour: Colour, value: number | null): string {
  if (value === null) return '--line';
  return stepsOf(colour).findLast(({ from }) => value >= from)?.variable ?? '--risk-0';
}
