import { formatMoney, type MoneyLike } from '../state/format';

/** Amounts that differ by less than this share of the larger differ by rounding. */
const ROUNDING = 1e-9;

/** What a loss would have been, in words: "would have lost EUR 1.20 bn instead of EUR 3.40 bn: EUR 2.20 bn less". */
export function lossInWords(actual: MoneyLike, counterfactual: MoneyLike): string {
  const [was, would] = [Number(actual.amount), Number(counterfactual.amount)];
  const difference = Math.abs(was - would);
  if (difference <= ROUNDING * Math.max(Math.abs(was), Math.abs(would)))
    return `would have lost ${formatMoney(actual)} all the same`;
  const size = formatMoney({ ...actual, amount: String(difference) });
  const lost = would === 0 ? 'nothing' : formatMoney(counterfactual);
  return `would have lost ${lost} instead of ${formatMoney(actual)}: ${size} ${would < was ? 'less' : 'more'}`;
}

/** Whether an institution would have failed; nothing to say of one that does not, with or without. */
export function failureInWords(failedInRound: number | null | undefined, without: number | null | undefined): string {
  const [fails, would] = [failedInRound != null, without != null];
  if (!fails && !would) return '';
  if (fails && would) return ' It would have failed all the same.';
  return fails ? ' It would not have failed.' : ' It would have failed.';
}

/** How many of all would have failed. */
export function failuresInWords(failedCount: number, without: number): string {
  if (failedCount === without)
    return failedCount === 0
      ? ' Nobody would have failed.'
      : ` ${failedCount === 1 ? 'One' : failedCount} would have failed all the same.`;
  return ` ${without === 0 ? 'Nobody' : without} would have failed instead of ${failedCount === 0 ? 'nobody' : failedCount}.`;
}
