import type { Access } from '../access.ts';
import type { Rows } from '../rows.ts';
import { bytesOf, columnsOf } from './float-bytes.ts';

/** Where the map puts institutions; one entry per institution in canonical order, coordinates in [-1, 1]. */
export interface Layout {
  readonly digest: string;
  readonly layoutVersion: string;
  readonly x: Float64Array;
  readonly y: Float64Array;
}

export async function findLayout(
  rows: Rows,
  access: Access,
  { digest, layoutVersion }: Pick<Layout, 'digest' | 'layoutVersion'>,
): Promise<Layout | null> {
  const row = await rows.asTenant(access, (prisma) => prisma.layout.findFirst({ where: { digest, layoutVersion } }));
  if (!row) return null;
  const [x = new Float64Array(0), y = new Float64Array(0)] = columnsOf(row.positions, 2);
  return { digest, layoutVersion, x, y };
}

export async function saveLayout(rows: Rows, access: Access, layout: Layout): Promise<void> {
  const { digest, layoutVersion, x, y } = layout;
  await rows.asTenant(access, (prisma) =>
    prisma.layout.createMany({
      data: [{ tenantId: access.tenant, digest, layoutVersion, positions: bytesOf([x, y]) }],
      skipDuplicates: true,
    }),
  );
}
