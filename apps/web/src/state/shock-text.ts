/** One institution's share of a shock, as the address writes it: `key:percent`. */
export interface ShockedInstitution {
  readonly key: string;
  /** Share of its capital lost, from 0 to 1. */
  readonly lossRatio: number;
}

/** Parts that make no sense are left out, so that a mistyped address still shows the rest. */
export function parseShock(parts: readonly string[]): readonly ShockedInstitution[] {
  const shocks = parts.flatMap((part) => {
    const match = /^([a-z0-9][a-z0-9._-]*):(\d{1,3}(?:\.\d+)?)$/.exec(part);
    const percent = Number(match?.[2]);
    return match?.[1] && percent > 0 && percent <= 100 ? [{ key: match[1], lossRatio: percent / 100 }] : [];
  });
  return shocks.filter(({ key }, place) => shocks.findIndex((other) => other.key === key) === place);
}

export function writeShock(shock: readonly ShockedInstitution[]): string[] {
  return shock.map(({ key, lossRatio }) => `${key}:${Number((lossRatio * 100).toFixed(6))}`);
}
