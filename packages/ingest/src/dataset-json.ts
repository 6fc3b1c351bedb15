import type { AssumptionRecord, DatasetRecord, SensitivityRecord } from '@faultline/network';
import { type Fault, fault } from './faults.ts';
import { readCurrency, readDate, readText } from './values.ts';

const FILE = 'dataset.json';
const LARGEST_SCALE = 12;

/** The description of an import folder; null, with every fault reported, where it cannot be used. */
export function readDatasetJson(text: string, today: string, report: (fault: Fault) => void): DatasetRecord | null {
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch (thrown) {
    report(
      fault('BAD_DATASET_JSON', { file: FILE }, `It is not JSON: ${thrown instanceof Error ? thrown.message : ''}`),
    );
    return null;
  }
  let sound = true;
  const complain = (column: string, value: unknown, expected: string) => {
    sound = false;
    const found = JSON.stringify(value) ?? '(absent)';
    report(fault('BAD_DATASET_JSON', { file: FILE, column, value: found }, `${column} must be ${expected}`));
  };
  const fields = isRecord(given) ? given : {};
  if (!isRecord(given)) complain('dataset', given, 'an object');

  const textField = (column: string, expected: string, accept: (text: string) => boolean): string => {
    const value = fields[column];
    if (typeof value === 'string' && 'value' in readText(value) && accept(value)) return value;
    complain(column, value, expected);
    return '';
  };
  const dataset = {
    slug: textField('slug', 'lower-case letters, digits and dashes, at most 63', (slug) =>
      /^[a-z0-9][a-z0-9-]{0,62}$/.test(slug),
    ),
    title: textField('title', 'a text', (title) => title.trim() !== ''),
    description: textField('description', 'a text', () => true),
    asOf: textField('asOf', 'a day as YYYY-MM-DD, not in the future', (day) => 'value' in readDate(today)(day)),
    currency: textField('currency', 'an ISO 4217 code', (code) => 'value' in readCurrency(code)),
    scale: fields.scale as number,
    assumptions: (fields.assumptions ?? []) as readonly AssumptionRecord[],
    sensitivity: (fields.sensitivity ?? null) as SensitivityRecord | null,
  };
  if (!Number.isInteger(dataset.scale) || dataset.scale < 0 || dataset.scale > LARGEST_SCALE)
    complain(
      'scale',
      fields.scale,
      `a whole number from 0 to ${LARGEST_SCALE}: the power of ten amounts are stated in`,
    );
  if (!Array.isArray(dataset.assumptions) || !dataset.assumptions.every(isAssumption))
    complain('assumptions', fields.assumptions, 'a list of { name, value, unit, meaning }');
  if (dataset.sensitivity !== null && !isSensitivity(dataset.sensitivity))
    complain(
      'sensitivity',
      fields.sensitivity,
      'null or { assumption, ranking, alternatives: [{ value, top: [{ institution, score }] }] }',
    );
  return sound ? dataset : null;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isAssumption(value: unknown): boolean {
  return (
    isRecord(value) &&
    ['name', 'unit', 'meaning'].every((field) => typeof value[field] === 'string') &&
    isExact(value.value)
  );
}

/** From 2^53 on a whole number may have been rounded by reading the JSON. */
function isExact(value: unknown): boolean {
  return Number.isFinite(value) && (!Number.isInteger(value) || Number.isSafeInteger(value));
}

function isSensitivity(value: unknown): boolean {
  return (
    isRecord(value) &&
    typeof value.assumption === 'string' &&
    typeof value.ranking === 'string' &&
    Array.isArray(value.alternatives) &&
    value.alternatives.every(
      (alternative) =>
        isRecord(alternative) &&
        isExact(alternative.value) &&
        Array.isArray(alternative.top) &&
        alternative.top.every((rank) => isRecord(rank) && typeof rank.institution === 'string' && isExact(rank.score)),
    )
  );
}
