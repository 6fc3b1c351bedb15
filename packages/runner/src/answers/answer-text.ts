// Figures of an answer as text, every digit of them: JSON, with columns as the bytes they are and with what JSON has no word for.

const COLUMNS = { $float64: Float64Array, $uint32: Uint32Array, $uint8: Uint8Array } as const;
type ColumnTag = keyof typeof COLUMNS;
type ColumnOf = InstanceType<(typeof COLUMNS)[ColumnTag]>;
const MAP = '$map';
const NUMBER = '$number';

/** The same figures are the same text. Throws on what is no figure, text, list or record of them. */
export function answerText(figures: object): string {
  return JSON.stringify(plain(figures));
}

/** The inverse. */
export function figuresIn(text: string): unknown {
  return JSON.parse(text, (_key, value: unknown) => (isTagged(value) ? untagged(value) : value));
}

/** Where two texts say different figures first, and which; null where they are the same. */
export function firstDifference(before: string, after: string): string | null {
  return before === after ? null : differenceIn(figuresIn(before), figuresIn(after), []);
}

function plain(value: unknown): unknown {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number')
    return Number.isFinite(value) && !Object.is(value, -0)
      ? value
      : { [NUMBER]: Object.is(value, -0) ? '-0' : `${value}` };
  const tag = columnTag(value);
  if (tag) return { [tag]: base64(value as ColumnOf) };
  if (value instanceof Map) return { [MAP]: [...value].map(([key, of]) => [plain(key), plain(of)]) };
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || Object.getPrototypeOf(value) !== Object.prototype)
    throw new TypeError(`a ${typeof value} is no figure of an answer`);
  return Object.fromEntries(Object.entries(value).map(([name, of]) => [name, plain(of)]));
}

type Tagged = Readonly<Record<string, string | readonly (readonly [unknown, unknown])[]>>;

function isTagged(value: unknown): value is Tagged {
  if (typeof value !== 'object' || value === null) return false;
  const [name = '', ...more] = Object.keys(value);
  return more.length === 0 && (Object.hasOwn(COLUMNS, name) || name === MAP || name === NUMBER);
}

function untagged(value: Tagged): unknown {
  const [[name, of] = ['', '']] = Object.entries(value);
  if (typeof of !== 'string') return new Map(of);
  if (name === NUMBER) return Number(of);
  return new COLUMNS[name as ColumnTag](new Uint8Array(Buffer.from(of, 'base64')).buffer);
}

function columnTag(value: unknown): ColumnTag | undefined {
  return (Object.keys(COLUMNS) as ColumnTag[]).find((tag) => value instanceof COLUMNS[tag]);
}

function base64({ buffer, byteOffset, byteLength }: ColumnOf): string {
  return Buffer.from(buffer, byteOffset, byteLength).toString('base64');
}

function differenceIn(before: unknown, after: unknown, path: readonly string[]): string | null {
  const [had, has] = [partsOf(before), partsOf(after)];
  if (!had || !has)
    return Object.is(before, after) ? null : `${path.join('.')}: ${inWords(after)}, where ${inWords(before)} is stored`;
  if (had.length !== has.length) return `${path.join('.')}: ${has.length} entries, where ${had.length} are stored`;
  for (const [place, [name, part]] of had.entries()) {
    const [other, of] = has[place] ?? ['', undefined];
    if (other !== name) return `${[...path, other].join('.')}, where ${name} is stored`;
    const found = differenceIn(part, of, [...path, name]);
    if (found !== null) return found;
  }
  return null;
}

/** Named parts of what has some; null of a single figure or word. */
function partsOf(value: unknown): readonly (readonly [string, unknown])[] | null {
  if (value instanceof Map) return [...value].map(([key, of]) => [String(key), of]);
  if (columnTag(value)) return Array.from(value as ColumnOf, (of, place) => [String(place), of]);
  return typeof value === 'object' && value !== null ? Object.entries(value) : null;
}

function inWords(value: unknown): string {
  return typeof value === 'object' && value !== null ? 'a list' : String(value);
}
