import type { SnapshotRow } from '@faultline/store';

/** The parts of a global id: a type, the snapshot's slug and digest where it has one, and the key within. */
export interface GlobalId {
  readonly type: string;
  readonly slug: string;
  readonly digest: string;
  readonly key: string;
}

/** Made of slug, digest and key only, so that the same link means the same on every machine. */
export function globalId(
  type: string,
  { datasetSlug, digest }: Pick<SnapshotRow, 'datasetSlug' | 'digest'>,
  key = '',
): string {
  return Buffer.from(`${type}:${datasetSlug}@${digest}/${key}`).toString('base64url');
}

/** Null for anything that is not one of ours, whatever it decodes to. */
export function readGlobalId(id: string): GlobalId | null {
  const match = /^([A-Z][A-Za-z]+):([a-z0-9-]*)@([0-9a-f]{64}|)\/([a-z0-9._-]{0,128})$/.exec(
    Buffer.from(id, 'base64url').toString('utf8'),
  );
  if (!match) return null;
  const [, type = '', slug = '', digest = '', key = ''] = match;
  return { type, slug, digest, key };
}

/** The place a key names in a list of so many; -1 where it is no whole number written the one way there is, or beyond. */
export function positionOf(key: string, count: number): number {
  const position = /^(0|[1-9]\d*)$/.test(key) ? Number(key) : -1;
  return position < count ? position : -1;
}
