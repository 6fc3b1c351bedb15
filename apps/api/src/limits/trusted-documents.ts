import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { hasRole } from '@faultline/store';
import type { Caller } from '../identity/caller.ts';
import { refusal } from '../values/refusal.ts';

/** Documents the dashboard is made of, by the SHA-256 of their text; written beside the contract by the web's codegen. */
export const STORED_DOCUMENTS = resolve(import.meta.dirname, '../../../../packages/contract/operations.json');

export type Documents = ReadonlyMap<string, string>;

export function readDocuments(file: string = STORED_DOCUMENTS): Documents {
  if (!existsSync(file)) return new Map();
  return new Map(Object.entries(JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>));
}

interface Body {
  query?: unknown;
  documentId?: unknown;
  extensions?: unknown;
}

/**
 * Puts the stored text in the place of a `documentId` (`sha256:` and 64 hex digits). With `only`, viewers' sessions may
 * send nothing else; keys and analysts may, because writing queries is their work.
 */
export function resolveDocument(
  body: Body,
  { documents, caller, only }: { readonly documents: Documents; readonly caller: Caller; readonly only: boolean },
): void {
  const { documentId, query } = body;
  if (documentId === undefined) {
    if (only && caller.via === 'SESSION' && !hasRole(caller.role, 'ANALYST') && !isStored(query, documents))
      throw refusal(
        'FREEFORM_FORBIDDEN',
        'Viewers’ sessions are answered the dashboard’s own documents only: use an API key.',
      );
    return;
  }
  const hash = /^sha256:([0-9a-f]{64})$/.exec(typeof documentId === 'string' ? documentId : '')?.[1];
  const text = hash === undefined ? undefined : documents.get(hash);
  if (query !== undefined && query !== null && (typeof query !== 'string' || sha256(query) !== hash))
    throw refusal('DOCUMENT_MISMATCH', 'query is not the document documentId names: send one of the two.');
  if (text === undefined)
    throw refusal('DOCUMENT_NOT_FOUND', 'There is no stored document with this documentId: send the text as query.');
  body.query = text;
  delete body.documentId;
}

function isStored(query: unknown, documents: Documents): boolean {
  return typeof query === 'string' && documents.has(sha256(query));
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
