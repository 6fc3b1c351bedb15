import { type SerializedError, stdSerializers } from 'pino';
import { hidePasswords } from './hide-passwords.ts';

const SECRET_FIELD = /pass$|passw|passphrase|secret|token|credential|authorization|cookie|api_?key/i;
/** The log's writer goes no deeper, either. */
const MOST_LEVELS = 5;

/** An error as the log may hold it: without the passwords of addresses in any text, and without secret fields at any depth. */
export function errorForLog(thrown: Error): SerializedError {
  return loggable(thrown, []) as SerializedError;
}

function loggable(value: unknown, within: readonly object[]): unknown {
  if (typeof value === 'string') return hidePasswords(value);
  if (typeof value !== 'object' || value === null) return value;
  if (within.includes(value)) return '[circular]';
  if (within.length > MOST_LEVELS) return '[deeper]';
  if (ArrayBuffer.isView(value)) return `[${value.byteLength} bytes]`;
  const inside = [...within, value];
  if (Array.isArray(value)) return value.map((element) => loggable(element, inside));
  const fields = value instanceof Error ? stdSerializers.err(value) : value;
  if ('toJSON' in fields && typeof fields.toJSON === 'function') return loggable(fields.toJSON(), inside);
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, field]) =>
      SECRET_FIELD.test(name) ? [] : [[name, loggable(field, inside)]],
    ),
  );
}
