import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { printContract } from './schema.ts';

// npm run schema            writes the contract
// npm run schema -- --check exits 1 where the committed one is stale

export const CONTRACT = join(import.meta.dirname, '../../../packages/contract/schema.graphql');

if (import.meta.main) {
  if (!process.argv.includes('--check')) writeFileSync(CONTRACT, printContract());
  else if (readFileSync(CONTRACT, 'utf8') !== printContract()) {
    console.error('packages/contract/schema.graphql is stale: run npm run schema and commit it.');
    process.exitCode = 1;
  }
}
