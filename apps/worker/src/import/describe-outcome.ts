import type { Doubt } from '@faultline/engine';
import type { Fault } from '@faultline/ingest';
import type { Outcome } from './import-folder.ts';

const MOST_FAULTS_SHOWN = 100;
const MOST_DOUBTS_SHOWN = 100;

/** What a person at a terminal is told: counts and control totals by file, then doubts and the digest, or the faults. */
export function describeOutcome({ dataset, report, imported, doubts }: Outcome): string {
  const totals = Object.entries(report.totals).map(([file, { records, controlTotal }]) => {
    const control = controlTotal === null ? '' : `, control total ${controlTotal}`;
    return `  ${file}: ${records} records${control}`;
  });
  const heading = dataset ? `${dataset.slug}, as of ${dataset.asOf}` : 'dataset.json cannot be used';
  return [heading, ...totals, ...ending({ dataset, report, imported, doubts })].join('\n');
}

function ending({ report, imported, doubts }: Outcome): readonly string[] {
  if (report.faultCount > 0) {
    const shown = report.faults.slice(0, MOST_FAULTS_SHOWN);
    const left = report.faultCount - shown.length;
    return [
      ...shown.map(describeFault),
      ...(left > 0 ? [`... and ${left} more; --faults FILE writes them to a file.`] : []),
      `${report.faultCount} faults: nothing was written.`,
    ];
  }
  if (imported === null) return ['No faults. This was a dry run: nothing was written.'];
  return [
    ...describeDoubts(doubts),
    imported.written ? 'Written.' : 'Already present: nothing was written.',
    `Digest ${imported.digest}`,
  ];
}

function describeDoubts(doubts: readonly Doubt[]): readonly string[] {
  const shown = doubts.slice(0, MOST_DOUBTS_SHOWN);
  return [
    ...shown.map(({ code, message }) => `Doubt, ${code}: ${message}`),
    ...(doubts.length > shown.length ? [`... and ${doubts.length - shown.length} more doubts.`] : []),
  ];
}

function describeFault({ file, row, column, value, code, message, hint }: Fault): string {
  const place = [file, row > 0 ? `row ${row}` : '', column].filter((part) => part !== '').join(', ');
  return `${code} at ${place}: ${message}${value === '' ? '' : ` (found ${JSON.stringify(value)})`}. ${hint}.`;
}

export function faultsAsCsv(faults: readonly Fault[]): string {
  const header = ['file', 'row', 'column', 'value', 'code', 'message', 'hint'] as const;
  const cell = (value: string | number) => `"${String(value).replaceAll('"', '""')}"`;
  return [header.join(','), ...faults.map((found) => header.map((field) => cell(found[field])).join(','))].join('\n');
}
