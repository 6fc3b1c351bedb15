import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '@faultline/store';
import { importFolder, type Outcome } from '../../apps/worker/src/import/import-folder.ts';
import { type Files, SOUND } from '../faults/text-folder.ts';
import type { RunningApi } from './running-api.ts';

/** Writes the sound folder, some files replaced or left out, to disk under a slug. */
export function writeRows(folder: string, slug: string, files: Files): void {
  const about = JSON.stringify({ ...JSON.parse(SOUND['dataset.json']), slug });
  for (const [name, text] of Object.entries({ ...SOUND, ...files, 'dataset.json': about }))
    if (text !== null) writeFileSync(join(folder, name.includes('.') ? name : `${name}.csv`), text);
}

/** The same, and has the real import read it. */
export async function importRows(api: RunningApi, slug: string, files: Files): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), 'faultline-rows-'));
  const store = openStore(api.database);
  try {
    writeRows(folder, slug, files);
    return await importFolder({ folder, today: '2026-01-01' }, { store, access: { tenant: 'local' } });
  } finally {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Every file but the institutions, balance sheets and exposures of a system of banks alone. */
export const BANKS_ALONE: Files = {
  ...{ identifiers: null, assets: null, holdings: null, prices: null, fx_rates: null },
  ...{ venues: null, markets: null, margin_tiers: null, accounts: null, positions: null, contract_margins: null },
};

export interface BankRow {
  readonly key: string;
  readonly equity?: number | string;
  readonly totalAssets?: number | string;
}

/** A system of banks alone, as the text of its files: balance sheets where stated, and claims by instrument. */
export function banks(
  institutions: readonly BankRow[],
  claims: readonly (readonly [creditor: string, debtor: string, amount: number | string, instrument?: string])[],
): Files {
  const stated = ({ key, equity, totalAssets }: BankRow) =>
    [['EQUITY', equity] as const, ['TOTAL_ASSETS', totalAssets] as const].flatMap(([measure, amount]) =>
      amount === undefined ? [] : [`${key},SOLO,2019-12-31,${measure},${amount},EUR,REPORTED,filing\n`],
    );
  const head = (file: 'institutions' | 'balance_sheets' | 'exposures') => `${SOUND[file].split('\n')[0]}\n`;
  return {
    ...BANKS_ALONE,
    institutions: head('institutions') + institutions.map(({ key }) => `${key},Bank ${key},BANK,DE\n`).join(''),
    balance_sheets: head('balance_sheets') + institutions.flatMap(stated).join(''),
    exposures:
      head('exposures') +
      claims
        .map(
          ([creditor, debtor, amount, instrument = 'LOAN']) =>
            `${creditor},${debtor},${instrument},UNSPECIFIED,UNSPECIFIED,${amount},EUR,,REPORTED,filing\n`,
        )
        .join(''),
  };
}
