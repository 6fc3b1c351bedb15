import { refuseOutOfRange } from '../check-ranges.ts';
import { type Refusal, refuse } from '../problems.ts';

export interface VolatilityShock {
  /** Move of implied volatility for an option of thirty days. */
  readonly baseMoveRatio: number;
  readonly daysToExpiry: number;
  /** How fast the move shrinks with time to expiry: 0.3 on Deribit now, 0.5 formerly. */
  readonly power: number;
}

const BASE_DAYS = 30;

/**
 * By how much a scan moves the implied volatility of an option: base x (30 / days)^power, without floor or cap on the days,
 * as Deribit documents its portfolio margin.
 * BAD_PARAMETER for a base move below 0, days of 0 or less and a power that is not finite; NUMERIC_OVERFLOW for a move that
 * is not.
 */
export function volatilityMove(shock: VolatilityShock): { readonly moveRatio: number } | Refusal {
  const { baseMoveRatio, daysToExpiry, power } = shock;
  const refusal = refuseOutOfRange(
    { baseMoveRatio, daysToExpiry, power },
    { baseMoveRatio: { atLeast: 0 }, daysToExpiry: { above: 0 }, power: {} },
  );
  if (refusal) return refusal;
  const moveRatio = baseMoveRatio * (BASE_DAYS / daysToExpiry) ** power;
  return Number.isFinite(moveRatio)
    ? { moveRatio }
    : refuse('NUMERIC_OVERFLOW', `The move at ${daysToExpiry} days is too large to be represented.`, 'daysToExpiry');
}
