import { type CascadeInput, GUARDRAILS, type Guardrail, type GuardrailSetting, type Problem } from '@faultline/engine';
import type { NetworkSnapshot } from '@faultline/network';
import { refuse } from '../check-request.ts';
import { guardrailField } from './guardrail-field.ts';
import { type CrossTreatment, type MarketBook, marketBook } from './market-book.ts';
import { type AskedImpact, type MarketRules, marketRules } from './market-rules.ts';

/** What every question about a market begins with. */
export interface MarketRequest {
  /** Key of the market. */
  readonly market: string;
  readonly crossAccounts: CrossTreatment;
  readonly impact: AskedImpact;
  /** Switched on together, in this order. */
  readonly guardrails: readonly GuardrailSetting[];
}

export interface AskedMarket {
  readonly book: MarketBook;
  readonly rules: MarketRules;
  /** Without shock and guardrails. */
  readonly input: Omit<CascadeInput, 'shockRatio'>;
}

/** The market a question is about, before anything happens to it. NO_OPEN_INTEREST where nobody has a position in it. */
export function askedMarket(
  snapshot: NetworkSnapshot,
  { market, crossAccounts, impact }: Pick<MarketRequest, 'market' | 'crossAccounts' | 'impact'>,
): AskedMarket | { readonly problem: Problem } {
  const book = marketBook(snapshot, market, crossAccounts);
  if ('problem' in book) return book;
  const rules = marketRules(snapshot, book, impact);
  if ('problem' in rules) return rules;
  if (book.positions.length === 0) return refuse('NO_OPEN_INTEREST', emptyBook(market, book), ['market']);
  return { book, rules, input: { book: book.book, rules: rules.rules, initialPrice: book.initialPrice } };
}

function emptyBook(market: string, { leftOutCount }: MarketBook): string {
  return leftOutCount === 0
    ? `Nobody has a position in ${market}, so that nothing can be liquidated: ask about another market.`
    : `All ${leftOutCount} positions in ${market} are those of cross accounts, which are left out: choose crossAccounts ALLOCATED, or ask about another market.`;
}

export const MOST_SHOCKS = 20;

/** A price can double and more, but not fall by more than all of it. */
export function refuseShocks(shockRatios: readonly number[], ...path: string[]): Problem | null {
  if (shockRatios.length === 0 || shockRatios.length > MOST_SHOCKS)
    return refuse('BAD_PARAMETER', `${shockRatios.length} shocks; choose from 1 to ${MOST_SHOCKS}.`, path).problem;
  for (const [place, shock] of shockRatios.entries()) {
    const refused = refuseShock(shock, ...path, String(place));
    if (refused) return refused;
  }
  return null;
}

/** No price has risen so much at once; beyond, amounts soon are no numbers any more. */
export const LARGEST_SHOCK = 1e9;

export function refuseShock(shockRatio: number, ...path: string[]): Problem | null {
  if (shockRatio > -1 && shockRatio <= LARGEST_SHOCK) return null;
  return refuse(
    'BAD_SHOCK',
    `A price does not move by ${shockRatio} of itself; choose a number above -1 and at most ${LARGEST_SHOCK}, such as -0.1 for a fall of a tenth.`,
    path,
  ).problem;
}

/** Positions looked at in every round of all cascades of a question, which is through with some tens of rounds in seconds. */
const MOST_LOOKED_AT = 20_000_000;
/** Each position that cannot be closed in the market may be offered to each of the other side, in each cascade. */
const MOST_OFFERS = 2_000_000_000;
/** Lines of all traces kept at once: a position closed in parts is a line for each, of about a hundred bytes. */
const MOST_LINES = 2_000_000;
const staggeredLiquidation = guardrailNamed('STAGGERED_LIQUIDATION');
const autoDeleveraging = guardrailNamed('AUTO_DELEVERAGING');
const usualClosedShare = staggeredLiquidation.parameters.find(({ name }) => name === 'closedShare');
/** A position of which a share is closed at a time is down to a hundredth of itself after five times as many parts as the share goes into it. */
const PARTS = 5;

export interface CascadeWork {
  readonly cascades: number;
  /** Of which so many have their trace kept until all are done. */
  readonly kept: number;
  readonly sets: readonly (readonly GuardrailSetting[])[];
}

/** Refuses what would take too long, or more memory than a thread is given. */
export function refuseCascades({ book }: MarketBook, { cascades, kept, sets }: CascadeWork): Problem | null {
  const count = book.side.length;
  const parts = sets.flat().map(({ name, parameters }) => {
    if (name !== staggeredLiquidation.name) return 1;
    const closedShare = Number(parameters.closedShare ?? usualClosedShare?.default);
    // Shares out of their range are refused by the engine, which knows it.
    return closedShare > 0 && closedShare < 1 ? PARTS / closedShare : 1;
  });
  if (count * kept * Math.max(1, ...parts) > MOST_LINES)
    return refuse(
      'SNAPSHOT_TOO_LARGE',
      `${count} positions closed in such small parts take too long to wait for: choose larger parts or fewer shocks.`,
      ['guardrails'],
    ).problem;
  const deleverages = sets.flat().some(({ name }) => name === autoDeleveraging.name);
  if (deleverages && count * count * cascades > MOST_OFFERS)
    return refuse(
      'SNAPSHOT_TOO_LARGE',
      `Closing ${count} positions against each other takes too long to wait for: leave auto-deleveraging out.`,
      ['guardrails'],
    ).problem;
  return count * cascades > MOST_LOOKED_AT
    ? refuse(
        'SNAPSHOT_TOO_LARGE',
        `${cascades} cascades of ${count} positions take too long to wait for; up to ${Math.floor(MOST_LOOKED_AT / count)} are answered.`,
        ['market'],
      ).problem
    : null;
}

function guardrailNamed(name: string): Guardrail {
  const found = GUARDRAILS.find((known) => known.name === name);
  if (!found) throw new Error(`there is no guardrail ${name}`);
  return found;
}

/** Where in a request the input stands that the engine calls by this name. */
const PLACES: Readonly<Record<string, readonly string[]>> = {
  book: ['market'],
  shockRatio: ['shock'],
  shockRatios: ['shocks'],
  impactPerUnit: ['impact', 'parameter'],
  impactPerRootUnit: ['impact', 'parameter'],
  resilience: ['impact', 'resilience'],
  permanentShare: ['impact', 'permanentShare'],
  liquidatedShare: ['share'],
  largestShockRatio: ['largestShock'],
  badDebtLimitAmount: ['badDebtLimit'],
};

/** A refusal of the engine in the words of the request: its path leads to an argument, and its sentence begins with that. */
export function atPlace({ path: [first = '', ...rest], ...problem }: Problem): Problem {
  const place = PLACES[first] ?? [first];
  const message = problem.message.startsWith(`${first} `)
    ? place.join('.') + problem.message.slice(first.length)
    : problem.message;
  // What is in the book follows from the market: no place in it is one of the request.
  const below = first === 'book' ? [] : first === 'guardrails' ? rest.map(asField) : rest;
  return { ...problem, message, path: [...place, ...below] };
}

function asField(step: string): string {
  return GUARDRAILS.some(({ name }) => name === step) ? guardrailField(step) : step;
}
