import { inPowersOfTen, MOST_WRITTEN_OUT } from '../state/format';

/** What four decimals round to zero. */
const LEAST_PERCENT = 0.00005;

/** "−12.34 %": a price move, or with `signed` off a share. Moves of a hundredth of a per cent are written, not hidden. */
export function formatMove(ratio: number, { signed = true }: { readonly signed?: boolean } = {}): string {
  const percent = ratio * 100;
  const size = Math.abs(percent);
  if (percent !== 0 && (size < LEAST_PERCENT || size >= MOST_WRITTEN_OUT))
    return `${signed && percent > 0 ? '+' : ''}${inPowersOfTen(percent)} %`;
  const digits = percent !== 0 && size < 0.01 ? 4 : 2;
  return `${percent.toLocaleString('en-GB', {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
    signDisplay: signed ? 'exceptZero' : 'auto',
  })} %`;
}
