/** From a case's `in` to the fields of its `out`, through public functions; a refusal is `{ error: CODE }`. */
export type Adapter<Given = unknown> = (given: Given) => unknown;

export interface Tolerance {
  readonly rel: number;
  readonly abs: number;
}

export interface GoldenCase {
  readonly id: string;
  readonly in: unknown;
  readonly out: unknown;
  readonly tolerance?: Tolerance;
}

export interface GoldenFile {
  readonly id: string;
  readonly tolerance: Tolerance;
  readonly shared?: Readonly<Record<string, unknown>>;
  readonly cases: readonly GoldenCase[];
}

/** The largest error of so many numbers. */
export interface Errors {
  readonly numbers: number;
  readonly largest: number;
}
export const NO_NUMBERS: Errors = { numbers: 0, largest: 0 };

export interface FamilyResult {
  readonly family: string;
  readonly passed: number;
  readonly failed: number;
  /** Over the numbers judged relatively, and over those judged absolutely. */
  readonly relative: Errors;
  readonly absolute: Errors;
  /** Case, field, found and expected of the first failure; or why the file could not be run at all. */
  readonly firstFailure: string | null;
}

/** Refuses a file that is not of the golden form, saying what is missing. */
export function parseGoldenFile(text: string): GoldenFile {
  const file = JSON.parse(text) as Partial<GoldenFile>;
  if (typeof file.id !== 'string') throw new Error('has no "id"');
  if (typeof file.tolerance?.rel !== 'number' || typeof file.tolerance.abs !== 'number')
    throw new Error('has no "tolerance" with "rel" and "abs"');
  if (!Array.isArray(file.cases) || file.cases.length === 0) throw new Error('has no "cases"');
  for (const golden of file.cases)
    if (typeof golden.id !== 'string' || !('in' in golden) || !('out' in golden))
      throw new Error('has a case without "id", "in" or "out"');
  return file as GoldenFile;
}

/** Runs every case of a family; an adapter that throws fails its case, it does not end the run. */
export function runFamily(file: GoldenFile, adapter: Adapter | undefined): FamilyResult {
  const result = {
    family: file.id,
    passed: 0,
    failed: 0,
    relative: NO_NUMBERS,
    absolute: NO_NUMBERS,
    firstFailure: null as string | null,
  };
  if (!adapter) return { ...result, failed: file.cases.length, firstFailure: 'this family has no adapter' };
  for (const golden of file.cases) {
    const comparison = compareCase(file, golden, adapter);
    if (comparison.failure === null) result.passed++;
    else {
      result.failed++;
      result.firstFailure ??= `${golden.id}: ${comparison.failure}`;
    }
    result.relative = together(result.relative, comparison.relative);
    result.absolute = together(result.absolute, comparison.absolute);
  }
  return result;
}

interface Comparison {
  failure: string | null;
  relative: Errors;
  absolute: Errors;
}

function together(one: Errors, other: Errors): Errors {
  return { numbers: one.numbers + other.numbers, largest: Math.max(one.largest, other.largest) };
}

function compareCase(file: GoldenFile, golden: GoldenCase, adapter: Adapter): Comparison {
  const comparison: Comparison = { failure: null, relative: NO_NUMBERS, absolute: NO_NUMBERS };
  try {
    const found = adapter(withShared(golden.in, file.shared ?? {}));
    compareField({ path: 'out', tolerance: golden.tolerance ?? file.tolerance, comparison }, found, golden.out);
  } catch (thrown) {
    comparison.failure = `threw ${thrown instanceof Error ? thrown.message : String(thrown)}`;
  }
  return comparison;
}

interface Place {
  readonly path: string;
  readonly tolerance: Tolerance;
  readonly comparison: Comparison;
}

/** Fields that `out` leaves out are not compared; null means "no such number", never zero. */
function compareField(place: Place, found: unknown, expected: unknown): void {
  const { path, comparison } = place;
  let matches = found === expected;
  if (typeof expected === 'number') {
    const error = typeof found === 'number' ? Math.abs(found - expected) : Number.NaN;
    matches = error <= place.tolerance.abs + place.tolerance.rel * Math.abs(expected);
    if (!Number.isNaN(error)) noteError(place, error, Math.abs(expected));
  } else if (Array.isArray(expected)) {
    matches = Array.isArray(found) && found.length === expected.length;
    if (matches)
      expected.forEach((entry, index) => {
        compareField({ ...place, path: `${path}[${index}]` }, (found as unknown[])[index], entry);
      });
  } else if (expected !== null && typeof expected === 'object') {
    matches = found !== null && typeof found === 'object' && !Array.isArray(found);
    if (matches)
      for (const [field, entry] of Object.entries(expected))
        compareField({ ...place, path: `${path}.${field}` }, (found as Record<string, unknown>)[field], entry);
  }
  if (!matches) comparison.failure ??= `${path} is ${JSON.stringify(found)}, expected ${JSON.stringify(expected)}`;
}

/** A number is judged by the larger part of its tolerance: of one next to 0 an error relative to it says nothing. */
function noteError({ tolerance, comparison }: Place, error: number, size: number): void {
  const isRelative = size > 0 && tolerance.rel * size >= tolerance.abs;
  if (isRelative) comparison.relative = together(comparison.relative, { numbers: 1, largest: error / size });
  else comparison.absolute = together(comparison.absolute, { numbers: 1, largest: error });
}

function withShared(given: unknown, shared: Readonly<Record<string, unknown>>): unknown {
  if (Array.isArray(given)) return given.map((entry) => withShared(entry, shared));
  if (given === null || typeof given !== 'object') return given;
  const { $shared: name } = given as { $shared?: unknown };
  if (typeof name === 'string') {
    if (!(name in shared)) throw new Error(`refers to "${name}", which is not in "shared"`);
    return shared[name];
  }
  return Object.fromEntries(Object.entries(given).map(([field, entry]) => [field, withShared(entry, shared)]));
}
