import type { ContagionModel, ContagionOutcome, Problem } from '@faultline/engine';
import type { NetworkSnapshot } from '@faultline/network';

/** No result leaves here with a number that is none; the refusal names the model and the institution. */
export function overflowIn(
  { debtRank, shareOfCapital, lossAmount }: ContagionOutcome,
  { institutions }: NetworkSnapshot,
  { title }: ContagionModel,
): Problem | null {
  const row = lossAmount.findIndex((amount) => !Number.isFinite(amount));
  if (row < 0 && Number.isFinite(debtRank) && Number.isFinite(shareOfCapital)) return null;
  const what = row < 0 ? 'the system' : institutions.names[row];
  return {
    code: 'NUMERIC_OVERFLOW',
    message: `${title} finds no finite loss for ${what}: amounts of this snapshot are too large to add up. State them in a larger scale.`,
    path: ['snapshot'],
  };
}
