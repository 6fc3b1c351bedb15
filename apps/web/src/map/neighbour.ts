export interface Placed {
  readonly key: string;
  readonly x: number;
  readonly y: number;
}

export const DIRECTIONS = {
  ArrowRight: [1, 0],
  ArrowLeft: [-1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
} as const;
export type Arrow = keyof typeof DIRECTIONS;

/** The nearest institution in a direction: distance counts, and twice as much what lies to the side. */
export function neighbourOf(places: readonly Placed[], from: string | null, arrow: Arrow): string | null {
  const here = places.find(({ key }) => key === from);
  if (!here) return places[0]?.key ?? null;
  const [dx, dy] = DIRECTIONS[arrow];
  let best: { readonly key: string; readonly cost: number } | null = null;
  for (const { key, x, y } of places) {
    const ahead = (x - here.x) * dx + (y - here.y) * dy;
    const aside = Math.abs((x - here.x) * dy) + Math.abs((y - here.y) * dx);
    if (key === from || ahead <= 1e-9) continue;
    const cost = ahead + 2 * aside;
    if (!best || cost < best.cost) best = { key, cost };
  }
  return best?.key ?? null;
}
