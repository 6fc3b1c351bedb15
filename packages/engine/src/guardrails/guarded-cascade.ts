import { checkParameters, type Parameters } from '../define.ts';
import {
  type CascadeInput,
  type PerpetualCascade,
  perpetualCascade,
} from '../markets/perpetual-cascade/perpetual-cascade.ts';
import { type Refusal, refuse } from '../problems.ts';
import { type GuardrailCost, guardrailCost } from './guardrail-cost.ts';
import { GUARDRAILS } from './guardrails.ts';

/** A guardrail of the registry, switched on. */
export interface GuardrailSetting {
  readonly name: string;
  /** What is left out has its default. */
  readonly parameters: Parameters;
}

export interface GuardedCascade {
  /** The market with the guardrails in it. */
  readonly market: CascadeInput;
  readonly cascade: PerpetualCascade;
  readonly cost: GuardrailCost;
}

/**
 * A cascade with guardrails, in the order given; with none the same bytes as without. Refuses what `perpetualCascade` does,
 * a guardrail that does not exist and parameters out of their ranges, by their place in the list, and with
 * NUMERIC_OVERFLOW costs of which a ratio to notional is no number any more.
 */
export function guardedCascade(market: CascadeInput, settings: readonly GuardrailSetting[]): GuardedCascade | Refusal {
  const guarded = guardMarket(market, settings);
  if ('problem' in guarded) return guarded;
  const cascade = perpetualCascade(guarded);
  if ('problem' in cascade) return cascade;
  const cost = guardrailCost(market, guarded, cascade);
  if (Object.values(cost).every(Number.isFinite)) return { market: guarded, cascade, cost };
  const names = settings.map(({ name }) => name).join(', ');
  return refuse(
    'NUMERIC_OVERFLOW',
    `What ${names} costs is too large beside what accounts hold to be represented; choose smaller amounts for it, or leave it out.`,
    'guardrails',
  );
}

export function guardMarket(market: CascadeInput, settings: readonly GuardrailSetting[]): CascadeInput | Refusal {
  let guarded = market;
  for (const [place, { name, parameters }] of settings.entries()) {
    const guardrail = GUARDRAILS.find((known) => known.name === name);
    if (!guardrail) {
      const known = GUARDRAILS.map((each) => each.name).join(', ');
      return refuse(
        'BAD_PARAMETER',
        `There is no guardrail "${name}". Choose from ${known}.`,
        'guardrails',
        String(place),
      );
    }
    const checked = checkParameters(guardrail, parameters, 'guardrails');
    if ('problem' in checked) return atPlace(checked, place);
    guarded = guardrail.apply(guarded, checked.parameters);
  }
  return guarded;
}

/** A refusal of an entry of a list: its path leads to the list first, then to the entry. */
export function atPlace({ problem }: Refusal, place: number): Refusal {
  const [list = '', ...rest] = problem.path;
  return { problem: { ...problem, path: [list, String(place), ...rest] } };
}
