/** Everything that can be wrong with an import folder. The list is closed; docs/import-format.md has it as a table. */
export const FAULTS = {
  MISSING_FILE: {
    cause: 'A required file is not in the folder',
    cure: 'Add it; an empty table still needs its header line',
  },
  UNKNOWN_FILE: {
    cause: 'A CSV file has a name the format does not know',
    cure: 'Rename it, or take it out of the folder',
  },
  BAD_DATASET_JSON: {
    cause: 'dataset.json cannot be read or a field of it is wrong',
    cure: 'Correct the field the fault names',
  },
  BAD_ENCODING: {
    cause: 'A file is neither UTF-8 nor UTF-16 with a byte-order mark, or its gzip is damaged',
    cure: 'Save it as UTF-8',
  },
  FILE_TOO_LARGE: {
    cause: 'A compressed file unpacks beyond the limit',
    cure: 'Split the dataset, or give the file uncompressed',
  },
  MISSING_HEADER: { cause: 'A file has no header line', cure: 'Make the names of the columns its first line' },
  MISSING_COLUMN: { cause: 'A required column is not in the header', cure: 'Add the column' },
  UNKNOWN_COLUMN: { cause: 'The header has a column the format does not know', cure: 'Correct its name or remove it' },
  DUPLICATE_COLUMN: { cause: 'The header names a column twice', cure: 'Remove one of the two' },
  RAGGED_ROW: {
    cause: 'A row has more or fewer fields than the header',
    cure: 'Quote fields that contain the delimiter',
  },
  BAD_QUOTES: {
    cause: 'A quoted field is not closed, or text follows its closing quote',
    cure: 'Close the quote; double quotes inside a quoted field',
  },
  LINE_TOO_LONG: { cause: 'A row is longer than 65,536 characters', cure: 'Check for a quote that is never closed' },
  BAD_TEXT: {
    cause: 'A text has a NUL, half of a surrogate pair or a control character',
    cure: 'Remove the character',
  },
  TEXT_TOO_LONG: { cause: 'A text is longer than 500 characters', cure: 'Shorten it' },
  REQUIRED: { cause: 'A required field is empty', cure: 'Give a value' },
  BAD_KEY: {
    cause: 'A key is not of the form [a-z0-9][a-z0-9._-]*, at most 128 characters',
    cure: 'Use lower-case letters, digits, dots, dashes and underscores',
  },
  BAD_CODE: { cause: 'A code is not in the closed list of its column', cure: 'Use one of the codes the fault lists' },
  BAD_NUMBER: {
    cause: 'A number is not in plain notation',
    cure: 'Write digits with a point for decimals, like 1234.56; no separators, signs of currency or brackets',
  },
  NOT_FINITE: {
    cause: 'A number is not finite or too large for a double',
    cure: 'Give a finite number, or leave an optional field empty',
  },
  PRECISION: {
    cause:
      'A number has more significant digits than a double can hold (15), or is too near 0 for it to hold any as written (2.3e-308)',
    cure: 'Round it to 15 significant digits; give one so near 0 in a smaller unit',
  },
  NEGATIVE: {
    cause: 'A number that must not be negative is',
    cure: 'Swap creditor and debtor of a negative exposure, or correct the sign',
  },
  NOT_ABOVE_ZERO: { cause: 'A number that must be above zero is zero', cure: 'Correct it, or leave the row out' },
  BAD_DATE: {
    cause: 'A date is not a calendar day of the form YYYY-MM-DD between 1800-01-01 and today',
    cure: 'Use ISO 8601, without a time',
  },
  BAD_CURRENCY: { cause: 'A currency is not an ISO 4217 code', cure: 'Use the three-letter code, in capitals' },
  BAD_COUNTRY: {
    cause: 'A country is not an ISO 3166-1 alpha-2 code',
    cure: 'Use the two-letter code, in capitals, or leave it empty',
  },
  LEI_CHECKSUM: {
    cause: 'An LEI has 20 characters but its check digits are wrong',
    cure: 'Compare it with the register: a character was mistyped or cut off',
  },
  BAD_IDENTIFIER: {
    cause: 'An identifier is not of the form its scheme prescribes',
    cure: 'Correct it, or choose the scheme it belongs to',
  },
  DUPLICATE_KEY: { cause: 'A key is defined twice in a file', cure: 'Remove one of the two rows the fault names' },
  DUPLICATE_IDENTIFIER: {
    cause: 'Two rows claim the same identifier',
    cure: 'Find out which institution it belongs to and remove the other row',
  },
  DUPLICATE_ROW: {
    cause: 'Two rows state the same figure',
    cure: 'Add them up or remove one: the import never chooses',
  },
  UNKNOWN_REFERENCE: {
    cause: 'A row names an institution, asset, source, venue, market or account that its file does not define',
    cure: 'Define it, or correct the key',
  },
  SELF_EXPOSURE: {
    cause: 'Creditor and debtor of an exposure are the same',
    cure: 'Leave out what an institution owes itself',
  },
  AGGREGATE_BALANCE_SHEET: {
    cause: 'A sovereign, sector or unattributed counterparty has a balance sheet',
    cure: 'Remove the row, or correct the kind of the institution',
  },
  BAD_TIER: {
    cause:
      'A margin tier does not begin where the one before ends, or requires a share that its leverage does not leave',
    cure: 'Start at zero, leave no gap between floor and cap, and raise maintenance from tier to tier',
  },
  BAD_COLLATERAL: {
    cause: 'A position of a CROSS account has collateral of its own, or one of an ISOLATED account has none',
    cure: 'Give collateral in ISOLATED accounts only, and there for every position',
  },
  OTHER_VENUE: {
    cause: 'A position is in a market of another venue than its account',
    cure: 'Give the account to the venue, or name a market of its own venue',
  },
  MIXED_CONTRACT: {
    cause: 'Rows of one contract of a venue name two assets or two currencies',
    cure: 'Give all rows of a contract one asset and one currency, or give one of the two contracts another key',
  },
  INCOMPLETE_OBSERVATION: {
    cause: 'A value, its quality and its source are not all given or all empty',
    cure: 'Give all three, or none',
  },
} as const;

export type FaultCode = keyof typeof FAULTS;

/** One fault, where it is and what to do about it. */
export interface Fault {
  readonly file: string;
  /** Line of the file as an editor counts, from 1; 0 where the fault is about the file as a whole. */
  readonly row: number;
  /** Name of the column or field; empty where the fault is about the row or file. */
  readonly column: string;
  /** The text found, shortened to 200 characters. */
  readonly value: string;
  readonly code: FaultCode;
  readonly message: string;
  readonly hint: string;
}

export interface FaultPlace {
  readonly file: string;
  readonly row?: number;
  readonly column?: string;
  readonly value?: string;
}

/** A fault with the hint of its code; `detail` says what the code's cause cannot know. */
export function fault(code: FaultCode, { file, row = 0, column = '', value = '' }: FaultPlace, detail?: string): Fault {
  const { cause, cure } = FAULTS[code];
  return { file, row, column, value: value.slice(0, 200), code, message: detail ?? cause, hint: cure };
}
