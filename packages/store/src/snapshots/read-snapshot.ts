import { createHash } from 'node:crypto';
import { buildSnapshot, type FxTable, fxTable, type NetworkSnapshot } from '@faultline/network';
import type postgres from 'postgres';
import { assetColumns } from './asset-columns.ts';
import { inOrderOfKey } from './institution-columns.ts';
import { type InstitutionRows, institutionRows } from './institution-rows.ts';
import { readBalanceSheets } from './read-balance-sheets.ts';
import { readContracts } from './read-contracts.ts';
import { readExposures } from './read-exposures.ts';
import { readFacts } from './read-facts.ts';
import { readHoldings } from './read-holdings.ts';
import { readMargin } from './read-margin.ts';

/** What the readers of long tables share: whose rows, what they refer to, and the rates of the day. */
export interface Reading {
  readonly snapshotId: string;
  /** Ids and keys in canonical order. */
  readonly institutionIds: readonly number[];
  readonly institutionRow: InstitutionRows;
  readonly assets: readonly string[];
  readonly sources: readonly string[];
  readonly fx: FxTable;
}

/** SHA-256 in lower-case hex. */
export function sha256(chunks: Iterable<Uint8Array>): string {
  const hash = createHash('sha256');
  for (const chunk of chunks) hash.update(chunk);
  return hash.digest('hex');
}

/**
 * Reads a snapshot as columns in canonical order: four statements, whatever its size, three more where it has venues and one
 * where it has margin histories. The import uses the same reader before it commits, so a stored digest is by construction
 * the digest of what can be read back.
 */
export async function readSnapshot(sql: postgres.TransactionSql, snapshotId: string): Promise<NetworkSnapshot | null> {
  const facts = await readFacts(sql, snapshotId);
  if (!facts) return null;
  const { slug, title, asOf, currency, scale, assumptions, sensitivity, sources } = facts;
  const fx = fxTable(facts.fxRates, currency, asOf);
  const { ids: institutionIds, columns: institutions } = inOrderOfKey(facts.institutions);
  const reading: Reading = {
    snapshotId,
    institutionIds,
    institutionRow: institutionRows(institutionIds),
    assets: facts.assets.map(({ key }) => key),
    sources,
    fx,
  };
  const parts = {
    header: { datasetSlug: slug, title, asOf, currency, scale, assumptions, sensitivity },
    sources,
    institutions,
    balanceSheets: await readBalanceSheets(sql, reading),
    exposures: await readExposures(sql, reading, facts),
    assets: assetColumns(facts, fx),
    holdings: await readHoldings(sql, reading),
  };
  const margin = facts.hasVenues
    ? await readMargin(sql, { ...reading, institutionKeys: institutions.keys, scale }, facts.provenances)
    : null;
  const contracts = facts.hasContracts
    ? await readContracts(sql, { ...reading, institutionKeys: institutions.keys })
    : null;
  return buildSnapshot(
    { ...parts, ...(margin && { margin }), ...(contracts && { contracts }), missingFx: fx.missing() },
    sha256,
  );
}

/** Throws where the rows are no longer those the digest was drawn of. */
export async function readAsWritten(
  sql: postgres.TransactionSql,
  { id, digest }: { readonly id: string; readonly digest: string },
): Promise<NetworkSnapshot | null> {
  const snapshot = await readSnapshot(sql, id);
  if (snapshot && snapshot.digest !== digest)
    throw new Error(`the rows of snapshot ${id} were written with digest ${digest} and have ${snapshot.digest}`);
  return snapshot;
}
