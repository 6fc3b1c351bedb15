import type { Column, ContractColumns, MarginColumns, NetworkSnapshot, ObservationColumn } from './snapshot.ts';

// The hashed form of a snapshot: a version line, the facts as JSON in a fixed field order, then every column with its
// name and length. Typed arrays are little-endian on every platform Node runs on. A change here changes every digest.

const FORMAT = 'faultline-snapshot/1';

/** Yields the bytes whose SHA-256 is the snapshot's digest; derived columns (row starts by debtor) are left out. */
export function* canonicalBytes(snapshot: Omit<NetworkSnapshot, 'digest'>): Iterable<Uint8Array> {
  const { header, sources, institutions, balanceSheets, exposures, assets, holdings, margin, contracts, missingFx } =
    snapshot;
  yield text(FORMAT);
  yield text(canonicalJson({ header, sources, missingFx }));
  yield text(JSON.stringify([institutions.keys, institutions.names, institutions.countries]));
  yield* column('institutions.kind', institutions.kindCodes);
  yield text(JSON.stringify(balanceSheets.asOf));
  yield* column('balanceSheets.scope', balanceSheets.scopeCodes);
  for (const [measure, observed] of Object.entries(balanceSheets.measures))
    yield* observation(`balanceSheets.${measure}`, observed);
  for (const name of [
    'rowStart',
    'debtors',
    'amounts',
    'instrumentCodes',
    'seniorityCodes',
    'maturityCodes',
    'qualityCodes',
    'sourceCodes',
  ] as const)
    yield* column(`exposures.${name}`, exposures[name]);
  yield text(JSON.stringify([assets.keys, assets.names, assets.issuerCountries]));
  yield* column('assets.class', assets.classCodes);
  yield* column('assets.liquidityLevel', assets.liquidityLevelCodes);
  for (const name of ['dailyVolatility', 'averageDailyVolume', 'beta'] as const)
    yield* observation(`assets.${name}`, assets[name]);
  for (const name of ['rowStart', 'assets', 'amounts', 'qualityCodes', 'sourceCodes'] as const)
    yield* column(`holdings.${name}`, holdings[name]);
  // Snapshots of before there were venues, or margin histories, have digests without them, and keep them.
  if (margin.venues.count > 0) yield* marginBytes(margin);
  if (contracts.count > 0) yield* contractBytes(contracts);
}

function* contractBytes(contracts: ContractColumns): Iterable<Uint8Array> {
  yield text(JSON.stringify([contracts.keys, contracts.currencies, contracts.dates]));
  for (const name of CONTRACT_COLUMNS) yield* column(`contracts.${name}`, contracts[name]);
}

const CONTRACT_COLUMNS = [
  'venues',
  'assets',
  'marginStart',
  'initialAmounts',
  'maintenanceAmounts',
  'qualityCodes',
  'sourceCodes',
] as const;

function* marginBytes({ venues, markets, accounts, positions }: MarginColumns): Iterable<Uint8Array> {
  yield* column('venues.institutions', venues.institutions);
  yield* column('venues.rule', venues.ruleCodes);
  yield* observation('venues.insuranceFund', venues.insuranceFunds);
  yield text(JSON.stringify(markets.keys));
  for (const name of ['venues', 'assets'] as const) yield* column(`markets.${name}`, markets[name]);
  for (const name of ['marks', 'openInterest', 'priceImpact'] as const)
    yield* observation(`markets.${name}`, markets[name]);
  for (const name of TIER_COLUMNS) yield* column(`markets.${name}`, markets[name]);
  yield text(JSON.stringify(accounts.keys));
  for (const name of ['venues', 'owners', 'modeCodes', 'cash', 'qualityCodes', 'sourceCodes'] as const)
    yield* column(`accounts.${name}`, accounts[name]);
  for (const name of POSITION_COLUMNS) yield* column(`positions.${name}`, positions[name]);
}

const TIER_COLUMNS = [
  'tierStart',
  'tierFloors',
  'tierCaps',
  'tierMaintenance',
  'tierMaxLeverage',
  'tierQualityCodes',
  'tierSourceCodes',
] as const;
const POSITION_COLUMNS = [
  'rowStart',
  'markets',
  'quantities',
  'entryPrices',
  'collateral',
  'qualityCodes',
  'sourceCodes',
] as const;

function* observation(name: string, observed: ObservationColumn): Iterable<Uint8Array> {
  yield* column(`${name}.amounts`, observed.amounts);
  yield* column(`${name}.quality`, observed.qualityCodes);
  yield* column(`${name}.source`, observed.sourceCodes);
}

function* column(name: string, values: Column): Iterable<Uint8Array> {
  yield text(`${name}:${values.length}`);
  if (!ArrayBuffer.isView(values)) throw new Error(`column ${name} is not a typed array`);
  yield new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
}

/** UTF-8 with its length in front, so that no two sequences of texts share their bytes. */
function text(value: string): Uint8Array {
  let length = 0;
  for (let place = 0; place < value.length; place++) length += byteLength(value.charCodeAt(place));
  const framed = new Uint8Array(length + 4);
  new DataView(framed.buffer).setUint32(0, length, true);
  writeUtf8(value, framed.subarray(4));
  return framed;
}

// TextEncoder is a browser and Node API, which this package does without. Half of a surrogate pair counts two bytes.
function byteLength(unit: number): number {
  if (unit < 0x80) return 1;
  if (unit < 0x800 || (unit >= 0xd800 && unit < 0xe000)) return 2;
  return 3;
}

function writeUtf8(value: string, bytes: Uint8Array): void {
  let end = 0;
  for (let unit = value.charCodeAt(0); unit < 0x80; unit = value.charCodeAt(end)) bytes[end++] = unit;
  // Up to here a unit is a character and a byte, and most texts end here.
  for (const character of value.slice(end)) {
    const point = character.codePointAt(0) ?? 0;
    const tail = point < 0x80 ? 0 : point < 0x800 ? 1 : point < 0x10000 ? 2 : 3;
    const lead = [0, 0xc0, 0xe0, 0xf0][tail] ?? 0;
    bytes[end++] = lead | (point >> (6 * tail));
    for (let shift = 6 * (tail - 1); shift >= 0; shift -= 6) bytes[end++] = 0x80 | ((point >> shift) & 63);
  }
}

/** JSON with the fields of every object in ascending order, so that equal values have equal texts. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(sortFields(value));
}

function sortFields(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortFields);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([left], [right]) => (left < right ? -1 : 1))
      .map(([field, inner]) => [field, sortFields(inner)]),
  );
}
