/** One institution's share of a shock, as the address writes it: `key:percent` of its capital, `key:percenta` of its assets. */
export interface ShockedInstitution {
  readonly key: string;
  /** Share lost, from 0 to 1. */
  readonly lossRatio: number;
  /** What it is a share of. */
  readonly of: 'CAPITAL' | 'ASSETS';
}

/** Parts that make no sense are left out, so that a mistyped address still shows the rest. */
export function parseShock(parts: readonly string[]): readonly ShockedInstitution[] {
  const shocks = parts.flatMap((part) => {
    const match = /^([a-z0-9][a-z0-9._-]*):(\d{1,3}(?:\.\d+)?)(a?)$/.exec(part);
    const percent = Number(match?.[2]);
    if (!match?.[1] || !(percent > 0 && percent <= 100)) return [];
    return [
      { key: match[1], lossRatio: percent / 100, of: match[3] === 'a' ? ('ASSETS' as const) : ('CAPITAL' as const) },
    ];
  });
  return shocks.filter(({ key }, place) => shocks.findIndex((other) => other.key === key) === place);
}

export function writeShock(shock: readonly ShockedInstitution[]): string[] {
  return shock.map(
    ({ key, lossRatio, of }) => `${key}:${Number((lossRatio * 100).toFixed(6))}${of === 'ASSETS' ? 'a' : ''}`,
  );
}

/** A shocked institution as the API takes it; `id` is its global id, or its key where that is not known yet. */
export function lossInput({ lossRatio, of }: ShockedInstitution, id: string) {
  return of === 'ASSETS' ? { institution: id, assetLossRatio: lossRatio } : { institution: id, lossRatio };
}
