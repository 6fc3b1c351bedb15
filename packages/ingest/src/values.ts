import { survivesRoundTrip } from '@faultline/network';
import type { FaultCode } from './faults.ts';
import { isLei } from './lei.ts';
import { COUNTRIES } from './lists/countries.ts';
import { CURRENCIES } from './lists/currencies.ts';

/** What reading a field gives: its value, or what is wrong with it. */
export type Read<Value> = { readonly value: Value } | { readonly code: FaultCode; readonly detail?: string };
export type Reader<Value> = (text: string) => Read<Value>;

const LONGEST_TEXT = 500;

export const readText: Reader<string> = (text) => {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/.test(text) || !text.isWellFormed()) return { code: 'BAD_TEXT' };
  const value = text.normalize('NFC').trim();
  return value.length > LONGEST_TEXT ? { code: 'TEXT_TOO_LONG' } : { value };
};

export const readKey: Reader<string> = (text) =>
  /^[a-z0-9][a-z0-9._-]{0,127}$/.test(text) ? { value: text } : { code: 'BAD_KEY' };

/** One of a closed list. */
export function readCode<Code extends string>(codes: readonly Code[]): Reader<Code> {
  return (text) => {
    const value = codes.find((code) => code === text);
    return value === undefined ? { code: 'BAD_CODE', detail: `It is none of: ${codes.join(', ')}` } : { value };
  };
}

/** Plain notation only: what "1.234" or "1,234" means is never guessed. Minus zero becomes zero. */
export const readNumber: Reader<number> = (text) => {
  if (/^[+-]?(nan|inf(inity)?)$/i.test(text)) return { code: 'NOT_FINITE' };
  if (!/^-?\d+(\.\d+)?([eE][+-]?\d{1,3})?$/.test(text)) return { code: 'BAD_NUMBER' };
  const value = Number(text);
  if (!Number.isFinite(value)) return { code: 'NOT_FINITE' };
  if (!survivesRoundTrip(text, value)) return { code: 'PRECISION' };
  return { value: value === 0 ? 0 : value };
};

export const readPositive: Reader<number> = (text) => {
  const read = readNumber(text);
  return 'value' in read && read.value < 0 ? { code: 'NEGATIVE' } : read;
};

export const readAboveZero: Reader<number> = (text) => {
  const read = readPositive(text);
  return 'value' in read && read.value === 0 ? { code: 'NOT_ABOVE_ZERO' } : read;
};

const EARLIEST = '1800-01-01';

/** A day that exists, from 1800 to `today`, which the caller passes because nothing here may ask the clock. */
export function readDate(today: string): Reader<string> {
  return (text) => {
    const date = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : null;
    // Date rolls 29 February 2025 over to 1 March.
    if (!date || Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== text) return { code: 'BAD_DATE' };
    return text < EARLIEST || text > today ? { code: 'BAD_DATE' } : { value: text };
  };
}

export const readCurrency: Reader<string> = (text) =>
  CURRENCIES.has(text) ? { value: text } : { code: 'BAD_CURRENCY' };

export const readCountry: Reader<string> = (text) => (COUNTRIES.has(text) ? { value: text } : { code: 'BAD_COUNTRY' });

const FORMS: Readonly<Record<string, RegExp>> = {
  RSSD: /^[1-9]\d{0,9}$/,
  TICKER: /^[A-Z0-9][A-Z0-9.:-]{0,19}$/,
  BIC: /^[A-Z]{6}[A-Z0-9]{2}([A-Z0-9]{3})?$/,
  EBA: /^[A-Z0-9]{1,40}$/,
};

/** An identifier of a scheme; letters of an LEI may be small and stand between spaces, nothing else is mended. */
export function readIdentifier(scheme: string, text: string): Read<string> {
  if (scheme !== 'LEI') return FORMS[scheme]?.test(text) ? { value: text } : { code: 'BAD_IDENTIFIER' };
  const lei = text.trim().toUpperCase();
  if (!/^[0-9A-Z]{20}$/.test(lei)) return { code: 'BAD_IDENTIFIER', detail: 'An LEI has 20 letters and digits' };
  return isLei(lei) ? { value: lei } : { code: 'LEI_CHECKSUM' };
}
