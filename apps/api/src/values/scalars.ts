import { survivesRoundTrip } from '@faultline/network';
import { GraphQLError, Kind, type ValueNode } from 'graphql';
import { builder } from '../builder.ts';

const refuse = (expected: string, found: unknown) =>
  new GraphQLError(`${expected}, not ${typeof found === 'string' ? JSON.stringify(found) : String(found)}.`, {
    extensions: { code: 'BAD_USER_INPUT', http: { status: 400 } },
  });

function literal(node: ValueNode): unknown {
  if (node.kind === Kind.INT || node.kind === Kind.FLOAT) return Number(node.value);
  return node.kind === Kind.STRING ? node.value : null;
}

/** Plain decimal notation of a double, exact to its last digit: 1e-7 becomes 0.0000001. */
export function plainDecimal(value: number): string {
  const text = String(value === 0 ? 0 : value);
  if (!text.includes('e')) return text;
  const [mantissa = '', exponent] = text.split('e');
  const sign = mantissa.startsWith('-') ? '-' : '';
  const [whole = '', fraction = ''] = mantissa.replace('-', '').split('.');
  const point = whole.length + Number(exponent);
  const digits = whole + fraction;
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`;
  return point >= digits.length
    ? sign + digits.padEnd(point, '0')
    : `${sign}${digits.slice(0, point)}.${digits.slice(point)}`;
}

/** `text` is what was written, before anybody read it as a double. */
function parseDecimal(given: unknown, text = String(given)): number {
  const value = typeof given === 'string' && /^-?\d+(\.\d+)?$/.test(given) ? Number(given) : given;
  if (typeof value !== 'number' || !Number.isFinite(value)) throw refuse('A Decimal is a text like "1234.56"', given);
  if (!survivesRoundTrip(text, value)) throw refuse('A Decimal has at most 15 significant digits', text);
  return value === 0 ? 0 : value;
}

builder.scalarType('Decimal', {
  description: 'A decimal number as text, exact to the last digit of the double it is. Never NaN or infinite.',
  serialize: plainDecimal,
  parseValue: (given) => parseDecimal(given),
  parseLiteral: (node) => parseDecimal(literal(node), 'value' in node ? String(node.value) : undefined),
});

function parseFinite(given: unknown): number {
  if (typeof given !== 'number' || !Number.isFinite(given))
    throw refuse('A Finite is a number that is not infinite', given);
  return given === 0 ? 0 : given;
}

builder.scalarType('Finite', {
  description: 'A finite IEEE-754 double. `1e400` is refused; NaN and infinities do not occur.',
  serialize(value) {
    if (!Number.isFinite(value)) throw new Error(`a result is ${value}`);
    return value;
  },
  parseValue: parseFinite,
  parseLiteral: (node) => parseFinite(literal(node)),
});

/** Whole as it was written: a fraction would be rounded away, and the seed be one nobody gave. */
function parseSeed(given: unknown, text = String(given)): number {
  if (typeof given !== 'number' || !/^-?\d+$/.test(text)) throw refuse('A Seed is a whole number', text);
  return given === 0 ? 0 : given;
}

builder.scalarType('Seed', {
  description: 'A whole number from 0 to 2^53 - 1.',
  serialize: (value) => value,
  parseValue: (given) => parseSeed(given),
  parseLiteral: (node) => parseSeed(literal(node), 'value' in node ? String(node.value) : undefined),
});

function parseDate(given: unknown): string {
  const date = typeof given === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(given) ? new Date(`${given}T00:00:00Z`) : null;
  if (!date || Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== given)
    throw refuse('A Date is a calendar day as YYYY-MM-DD', given);
  return String(given);
}

builder.scalarType('Date', {
  description: 'A calendar day without a zone, YYYY-MM-DD.',
  serialize: (value) => value,
  parseValue: parseDate,
  parseLiteral: (node) => parseDate(literal(node)),
});

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,3})?Z$/;

function parseInstant(given: unknown): Date {
  const instant = typeof given === 'string' && INSTANT.test(given) ? new Date(given) : null;
  // Date makes 1 March of 30 February; an instant that comes back as another day is none.
  if (!instant || Number.isNaN(instant.getTime()) || instant.toISOString().slice(0, 10) !== String(given).slice(0, 10))
    throw refuse('An Instant is a moment in UTC as YYYY-MM-DDTHH:MM:SS.mmmZ', given);
  return instant;
}

builder.scalarType('Instant', {
  description: 'A moment in UTC, ISO 8601 with milliseconds.',
  serialize: (value) => value.toISOString(),
  parseValue: parseInstant,
  parseLiteral: (node) => parseInstant(literal(node)),
});
