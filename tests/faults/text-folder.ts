import { type DatasetFolder, type FileName, readDataset } from '@faultline/ingest';
import type { RecordBatch } from '@faultline/network';

/** A sound folder of two banks and a sovereign; tests replace one file of it. */
export const SOUND = {
  'dataset.json': JSON.stringify({
    slug: 'two-banks',
    title: 'Two banks',
    description: 'For tests',
    asOf: '2019-12-31',
    currency: 'EUR',
    scale: 6,
    assumptions: [],
    sensitivity: null,
  }),
  sources: 'key,publisher,title,licence,reference\nfiling,Bank,Report,CC-BY,p. 1\n',
  institutions:
    'key,name,kind,country\nalpha,Alpha Bank,BANK,DE\nbeta,"Beta, Bank",BANK,FR\nsovereign-de,Germany,SOVEREIGN,DE\n',
  identifiers: 'institution,scheme,value\nalpha,LEI,5493001KJTIIGC8Y1R12\n',
  balance_sheets:
    'institution,scope,as_of,measure,amount,currency,quality,source\nalpha,CONSOLIDATED,2019-12-31,CET1,50,EUR,REPORTED,filing\n',
  assets: `key,name,class,issuer_country,liquidity_level,currency,daily_volatility,daily_volatility_quality,daily_volatility_source,average_daily_volume,average_daily_volume_quality,average_daily_volume_source,beta,beta_quality,beta_source
bond,Bond,GOVERNMENT_BOND,DE,LEVEL_1,EUR,0.002,DERIVED,filing,,,,,,
`,
  exposures:
    'creditor,debtor,instrument,seniority,maturity_bucket,amount,currency,collateral_amount,quality,source\nalpha,beta,LOAN,UNSPECIFIED,UNSPECIFIED,12.5,EUR,,REPORTED,filing\n',
  holdings: 'institution,asset,amount,currency,quality,source\nbeta,bond,7,EUR,REPORTED,filing\n',
  prices: 'asset,date,price,currency,quality,source\nbond,2019-12-31,101.5,EUR,REPORTED,filing\n',
  fx_rates: 'from_currency,to_currency,date,rate,quality,source\nUSD,EUR,2019-12-31,0.8902,REPORTED,filing\n',
  venues:
    'institution,liquidates,insurance_fund,currency,quality,source\nbeta,BELOW_MAINTENANCE,3,EUR,REPORTED,filing\n',
  markets: `key,venue,asset,currency,mark,quality,source,open_interest,open_interest_quality,open_interest_source,price_impact,price_impact_quality,price_impact_source
bond-future,beta,bond,EUR,101.5,REPORTED,filing,400,REPORTED,filing,,,
`,
  margin_tiers:
    'market,floor,cap,maintenance,max_leverage,quality,source\nbond-future,0,50,0.01,50,REPORTED,filing\nbond-future,50,90,0.02,25,REPORTED,filing\n',
  accounts:
    'key,venue,owner,mode,cash,currency,quality,source\nalpha-1,beta,alpha,CROSS,5,EUR,REPORTED,filing\nalpha-2,beta,alpha,ISOLATED,0,EUR,REPORTED,filing\n',
  positions:
    'account,market,side,quantity,entry_price,collateral,quality,source\nalpha-1,bond-future,LONG,10,100,,REPORTED,filing\nalpha-2,bond-future,SHORT,4,102,7,REPORTED,filing\n',
  contract_margins:
    'venue,contract,asset,date,initial,maintenance,currency,quality,source\nbeta,bf,bond,2019-01-02,1100,1000,EUR,REPORTED,filing\nbeta,bf,bond,2019-06-03,1320,1200,EUR,REPORTED,filing\n',
} as const;

export type Files = Partial<Record<keyof typeof SOUND, string | null>>;

/** The header of a sound file with other rows. */
export function rows(file: keyof typeof SOUND, ...lines: string[]): Files {
  return { [file]: [SOUND[file].split('\n')[0], ...lines, ''].join('\n') };
}
/** A sound file with more rows. */
export const more = (file: keyof typeof SOUND, ...lines: string[]): Files => ({
  [file]: `${SOUND[file]}${lines.join('\n')}\n`,
});
/** One more exposure. */
export const claim = (fields: string) => more('exposures', fields);

/** The sound folder with some files replaced, or taken out by null. */
export function folderOf(files: Files, unknownFiles: readonly string[] = []): DatasetFolder {
  const text = (name: keyof typeof SOUND) => (files[name] === undefined ? SOUND[name] : files[name]);
  return {
    datasetJson: text('dataset.json'),
    unknownFiles,
    open(file: FileName) {
      const found = text(file);
      return found === null ? null : inPieces(found);
    },
  };
}

/** In pieces of seven characters, so that every row, quote and line end is cut somewhere. */
async function* inPieces(text: string): AsyncGenerator<string> {
  for (let start = 0; start < text.length; start += 7) yield text.slice(start, start + 7);
}

export async function read(files: Files, unknownFiles: readonly string[] = []) {
  const { dataset, report, batches } = readDataset(folderOf(files, unknownFiles), '2026-01-01');
  const found: RecordBatch[] = [];
  for await (const batch of batches) found.push(batch);
  return { dataset, report, batches: found };
}
