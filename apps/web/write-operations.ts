import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { type DocumentNode, print } from 'graphql';
import * as generated from './src/generated/graphql.ts';

// Part of npm run codegen: the documents this dashboard is made of, by the SHA-256 of their text, beside the contract.

export const OPERATIONS = resolve(import.meta.dirname, '../../packages/contract/operations.json');

export function operationsText(): string {
  const documents = Object.entries(generated)
    .filter(([name]) => name.endsWith('Document') && !name.endsWith('FragmentDoc'))
    .map(([, document]) => print(document as unknown as DocumentNode))
    .sort();
  const byHash = documents.map((text) => [createHash('sha256').update(text).digest('hex'), text]);
  return `${JSON.stringify(Object.fromEntries(byHash), null, 2)}\n`;
}

if (process.argv[1] === import.meta.filename) writeFileSync(OPERATIONS, operationsText());
