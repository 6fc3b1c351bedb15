import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { hasRole } from '@faultline/store';
import { parse, print, visit } from 'graphql';
import type { Caller } from '../identity/caller.ts';
import { refusal } from '../values/refusal.ts';

/** Documents the dashboard is made of, by the SHA-256 of their text; written beside the contract by the web's codegen. */
export const STORED_DOCUMENTS = resolve(import.meta.dirname, '../../../../packages/contract/operations.json');

/** Stored texts by hash; `isStored` knows them in any layout, with or without the __typename that clients add. */
export interface Documents {
  readonly byHash: ReadonlyMap<string, string>;
  isStored(text: string): boolean;
}

export function readDocuments(file: string = STORED_DOCUMENTS): Documents {
  const stored = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>) : {};
  return documentsOf(new Map(Object.entries(stored)));
}

export function documentsOf(byHash: ReadonlyMap<string, string>): Documents {
  const texts = new Set([...byHash.values()].map(normalised));
  return { byHash, isStored: (text) => texts.has(normalised(text)) };
}

/** Null for what is not GraphQL, which is no stored document. */
function normalised(text: string): string | null {
  try {
    const document = parse(text, { noLocation: true, maxTokens: 5_000 });
    return print(visit(document, { Field: ({ name }) => (name.value === '__typename' ? null : undefined) }));
  } catch {
    return null;
  }
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
    if (
      only &&
      caller.via === 'SESSION' &&
      !hasRole(caller.role, 'ANALYST') &&
      !(typeof query === 'string' && documents.isStored(query))
    )
      throw refusal(
        'FREEFORM_FORBIDDEN',
        'Viewers’ sessions are answered the dashboard’s own documents only: use an API key.',
      );
    return;
  }
  const hash = /^sha256:([0-9a-f]{64})$/.exec(typeof documentId === 'string' ? documentId : '')?.[1];
  const text = hash === undefined ? undefined : documents.byHash.get(hash);
  if (query !== undefined && query !== null && (typeof query !== 'string' || sha256(query) !== hash))
    throw refusal('DOCUMENT_MISMATCH', 'query is not the document documentId names: send one of the two.');
  if (text === undefined)
    throw refusal('DOCUMENT_NOT_FOUND', 'There is no stored document with this documentId: send the text as query.');
  body.query = text;
  delete body.documentId;
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
