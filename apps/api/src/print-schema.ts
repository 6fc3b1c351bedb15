import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { printContract } from './schema.ts';

// npm run schema            writes the contract
// npm run schema -- --check exits 1 where the committed one is stale

export const CONTRACT = join(import.meta.dirname, '../../../packages/contract/schema.graphql');

/** True where the file is not what the code prints. */
export function isStale(path: string): boolean {
  return readFileSync(path, 'utf8') !== printContract();
}

if (import.meta.main) {
  if (!process.argv.includes('--check')) writeFileSync(CONTRACT, printContract());
  else if (isStale(CONTRACT)) {
    console.error('packages/contract/schema.graphql is stale: run npm run schema and commit it.');
    process.exitCode = 1;
  }
}
