import type { ClearingSystem } from './clearing-system.ts';
import { obligationsOf, type PaymentNetwork, paymentNetworkOf } from './payment-network.ts';
import { type PaymentRule, paymentRule } from './payment-rule.ts';

/** No default for any of these: each moves the numbers. */
export interface ClearingRules {
  /** Share of its external assets an institution in default can still pay out, 0 to 1. Rogers and Veraart (2013), alpha. */
  readonly alpha: number;
  /** The same share of what others pay it. Both are 1 in Eisenberg and Noe (2001). */
  readonly beta: number;
  /** Creditors outside are paid pro rata with institutions, or before them. */
  readonly externalRank: 'PARI_PASSU' | 'SENIOR';
}

/** A system with everything that does not depend on who pays what. */
export interface ClearingProblem {
  readonly system: ClearingSystem;
  readonly rules: ClearingRules;
  /** The rank of debt between institutions; outside creditors are in it where they rank pari passu. */
  readonly network: PaymentNetwork;
  /** All that is owed, outside creditors included. */
  readonly totalObligations: Float64Array;
  /** Owed to outside creditors who are paid first. */
  readonly senior: Float64Array;
}

/** @throws RangeError where alpha or beta is not in [0, 1]: a fault of the caller. */
export function clearingProblem(system: ClearingSystem, rules: ClearingRules): ClearingProblem {
  for (const share of ['alpha', 'beta'] as const)
    if (!(rules[share] >= 0 && rules[share] <= 1))
      throw new RangeError(`${share} is ${rules[share]}; it is a share from 0 to 1`);
  const { obligations, externalLiabilities } = system;
  const none = new Float64Array(obligations.count);
  const isSenior = rules.externalRank === 'SENIOR';
  return {
    system,
    rules,
    network: paymentNetworkOf(obligations, isSenior ? none : externalLiabilities),
    totalObligations: obligationsOf(obligations).map((sum, row) => sum + (externalLiabilities[row] ?? 0)),
    senior: isSenior ? externalLiabilities : none,
  };
}

/**
 * Rogers and Veraart (2013), "Failure and rescue in an interbank network", Management Science 59: whoever cannot pay in
 * full loses part of what it has. The payment jumps where alpha or beta is below 1.
 */
export function defaultCostRule({ system, rules, network, totalObligations, senior }: ClearingProblem): PaymentRule {
  return paymentRule({
    network,
    assets: system.externalAssets,
    receivedShare: 1,
    required: totalObligations,
    estate: system.externalAssets.map((assets, row) => rules.alpha * assets - (senior[row] ?? 0)),
    estateShare: rules.beta,
  });
}

/**
 * The same without the jump: everybody bears the costs of default, and pays in full only what is left after them, except
 * the `solvent` (1 per row), who pay in full. Nobody pays more than under the rule with the jump.
 */
export function costsForAllRule(problem: ClearingProblem, solvent: Uint8Array): PaymentRule {
  const { system, rules, network, totalObligations, senior } = problem;
  const kept = system.externalAssets.map((assets) => rules.alpha * assets);
  return paymentRule({
    network,
    assets: kept.map((assets, row) => (solvent[row] === 1 ? Number.POSITIVE_INFINITY : assets)),
    receivedShare: rules.beta,
    required: totalObligations,
    estate: kept.map((assets, row) => assets - (senior[row] ?? 0)),
    estateShare: rules.beta,
  });
}
