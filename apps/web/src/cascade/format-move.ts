/** "−12.34 %": a price move, or with `signed` off a share. Moves of a hundredth of a per cent are written, not hidden. */
export function formatMove(ratio: number, { signed = true }: { readonly signed?: boolean } = {}): string {
  const percent = ratio * 100;
  const digits = percent !== 0 && Math.abs(percent) < 0.01 ? 4 : 2;
  return `${percent.toLocaleString('en-GB', {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
    signDisplay: signed ? 'exceptZero' : 'auto',
  })} %`;
}
