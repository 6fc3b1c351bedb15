// How numbers are written: always with their unit, in figures of equal width, never with digits nobody measured.

export interface MoneyLike {
  readonly amount: string;
  readonly currency: string;
  readonly scale: number;
}

const SCALE_NAMES: Readonly<Record<number, string>> = { 0: '', 3: 'thousand', 6: 'mn', 9: 'bn', 12: 'tn' };

/** "EUR 1,469.05 bn": four or five significant digits, in the unit a person would choose. */
export function formatMoney({ amount, currency, scale }: MoneyLike): string {
  const units = Number(amount) * 10 ** scale;
  const size = Math.abs(units);
  const power = size >= 1e12 ? 12 : size >= 1e9 ? 9 : size >= 1e5 ? 6 : 0;
  return `${currency} ${formatNumber(units / 10 ** power)} ${SCALE_NAMES[power] ?? ''}`.trim();
}

/** "USD 122,000" or "USD 0.00142": a price per unit of an asset, never in thousands or millions of anything. */
export function formatPrice({ amount, currency, scale }: MoneyLike): string {
  const units = Number(amount) * 10 ** scale;
  const size = Math.abs(units);
  if (units !== 0 && (size < LEAST_PRICE || size >= MOST_WRITTEN_OUT)) return `${currency} ${inPowersOfTen(units)}`;
  const digits = size >= 10_000 ? 0 : size >= 1 || units === 0 ? 2 : 6;
  return `${currency} ${units.toLocaleString('en-GB', { minimumFractionDigits: digits === 6 ? 2 : digits, maximumFractionDigits: digits })}`;
}

/** Beyond these, a number would be zeros more than digits, or nothing at all. */
const LEAST_WRITTEN_OUT = 1e-4;
export const MOST_WRITTEN_OUT = 1e15;
/** The same for prices, which have six decimals. */
const LEAST_PRICE = 1e-6;

/** "1.00 × 10^-320". */
export function inPowersOfTen(value: number): string {
  const [mantissa = '', exponent] = value.toExponential(2).split('e');
  return `${mantissa} × 10^${Number(exponent)}`;
}

/** "+3.20 %": a move, whichever its way. */
export function formatMove(ratio: number): string {
  return `${ratio > 0 ? '+' : ''}${formatPercent(ratio)}`;
}

/** The amount alone in the snapshot's own unit, for columns whose head names it. */
export function formatAmount(amount: string): string {
  return formatNumber(Number(amount));
}

export function unitOf({ currency, scale }: Pick<MoneyLike, 'currency' | 'scale'>): string {
  return `${currency} ${SCALE_NAMES[scale] ?? `10^${scale}`}`.trim();
}

export function formatNumber(value: number): string {
  const size = Math.abs(value);
  if (value !== 0 && (size < LEAST_WRITTEN_OUT || size >= MOST_WRITTEN_OUT)) return inPowersOfTen(value);
  const digits = size >= 1000 ? 0 : size >= 100 ? 1 : size >= 0.01 || size === 0 ? 2 : 4;
  return value.toLocaleString('en-GB', { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

export function formatPercent(ratio: number): string {
  const percent = ratio * 100;
  if (percent !== 0 && Math.abs(percent) < 0.01) return '< 0.01 %';
  if (Math.abs(percent) >= MOST_WRITTEN_OUT) return `${inPowersOfTen(percent)} %`;
  return `${percent.toLocaleString('en-GB', { minimumFractionDigits: 2, maximumFractionDigits: 2 })} %`;
}

/** "21.2 : 1". */
export function formatMultiple(value: number): string {
  if (Math.abs(value) >= MOST_WRITTEN_OUT) return `${inPowersOfTen(value)} : 1`;
  return `${value.toLocaleString('en-GB', { minimumFractionDigits: 1, maximumFractionDigits: 1 })} : 1`;
}

/** "2026-01-31 12:05", in UTC: a moment reads the same wherever it is read. */
export function formatInstant(instant: string): string {
  return instant.slice(0, 16).replace('T', ' ');
}

const REASONS: Readonly<Record<string, string>> = {
  NOT_REPORTED: 'not reported',
  NEGATIVE_OR_ZERO_EQUITY: 'no capital left',
  ZERO_DENOMINATOR: 'undefined',
  AGGREGATE: 'aggregate',
  TOO_LARGE: 'too large to rank',
  NOT_REACHED: 'not reached',
  OPPOSED: 'moves are opposed',
  MISSING_FX: 'no exchange rate',
  NUMERIC_OVERFLOW: 'too large to calculate',
};

export function describeReason(reason: string | null | undefined): string {
  return REASONS[reason ?? ''] ?? 'not available';
}

const KIND_NAMES: Readonly<Record<string, string>> = {
  BANK: 'Bank',
  SOVEREIGN: 'Sovereign',
  SECTOR: 'Sector',
  UNATTRIBUTED: 'Unattributed',
};

export function kindName(kind: string): string {
  return KIND_NAMES[kind] ?? inWords(kind);
}

/** A name of a closed list as people read it: PARI_PASSU is Pari passu. */
export function inWords(name: string): string {
  return name.charAt(0) + name.slice(1).toLowerCase().replaceAll('_', ' ');
}
