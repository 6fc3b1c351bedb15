import { isAggregate, type NetworkSnapshot } from '@faultline/network';
import type { Layout } from '@faultline/store';
import { UndirectedGraph } from 'graphology';
import forceAtlas2Module from 'graphology-layout-forceatlas2';

// A CommonJS function whose declaration speaks of a default export it does not have.
const forceAtlas2 = forceAtlas2Module as unknown as typeof forceAtlas2Module.default;

/** Raised whenever the same snapshot would be laid out differently. */
export const LAYOUT_VERSION = '2';

const ITERATIONS = 600;
/** Beyond so many institutions forces take minutes: the spiral then stands as it is, largest inside. */
const MOST_SIMULATED = 3_000;
const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));

/**
 * Institutions with a balance sheet attract each other by what they owe each other, in a disc of radius 0.8 about the
 * centre; aggregates stand on a ring around them, in canonical order. Coordinates lie in [-1, 1]. The start is a spiral
 * in canonical order, so that the same snapshot always has the same map.
 */
export function computeLayout(snapshot: NetworkSnapshot): Layout {
  const { count } = snapshot.institutions;
  const [x, y] = [new Float64Array(count), new Float64Array(count)];
  const rows = Array.from({ length: count }, (_, row) => row);
  const [inner, outer] = [
    rows.filter((row) => !isAggregate(snapshot, row)),
    rows.filter((row) => isAggregate(snapshot, row)),
  ];
  const place = (row: number, [left, up]: readonly [number, number]) => {
    x[row] = left;
    y[row] = up;
  };
  if (inner.length > MOST_SIMULATED)
    bySize(snapshot, inner).forEach((row, index) => {
      const [left, up] = spiral(index, inner.length);
      place(row, [0.8 * left, 0.8 * up]);
    });
  else
    innerPlaces(snapshot, inner).forEach((point, index) => {
      place(inner[index] ?? 0, point);
    });
  outer.forEach((row, index) => {
    const angle = (2 * Math.PI * index) / outer.length;
    place(row, [Math.cos(angle), Math.sin(angle)]);
  });
  return { digest: snapshot.digest, layoutVersion: LAYOUT_VERSION, x, y };
}

/** Evenly over the unit disc, from the centre outwards (Vogel 1979). */
function spiral(index: number, count: number): readonly [number, number] {
  const radius = Math.sqrt((index + 0.5) / count);
  return [radius * Math.cos(index * GOLDEN_ANGLE), radius * Math.sin(index * GOLDEN_ANGLE)];
}

/** Total assets, largest first; those that state none follow in canonical order. */
function bySize({ balanceSheets }: NetworkSnapshot, rows: readonly number[]): readonly number[] {
  const { amounts } = balanceSheets.measures.TOTAL_ASSETS;
  return rows.toSorted((left, right) => (amounts[right] || 0) - (amounts[left] || 0) || left - right);
}

function innerPlaces(snapshot: NetworkSnapshot, rows: readonly number[]): readonly (readonly [number, number])[] {
  const graph = new UndirectedGraph();
  rows.forEach((row, index) => {
    const [left, up] = spiral(index, rows.length);
    graph.addNode(row, { x: 100 * left, y: 100 * up });
  });
  const { rowStart, debtors, amounts } = snapshot.exposures;
  for (const creditor of rows)
    for (let position = rowStart[creditor] ?? 0; position < (rowStart[creditor + 1] ?? 0); position++) {
      const debtor = debtors[position] ?? 0;
      if (!graph.hasNode(debtor)) continue;
      // Square roots, or a handful of giants would pull everybody else into one point.
      const pull = Math.sqrt(amounts[position] ?? 0);
      graph.updateEdge(creditor, debtor, (before) => ({ weight: (Number(before.weight) || 0) + pull }));
    }
  const settings = {
    ...forceAtlas2.inferSettings(graph),
    linLogMode: true,
    adjustSizes: false,
    gravity: 0.6,
    edgeWeightInfluence: 0.6,
  };
  const found = rows.length > 1 ? forceAtlas2(graph, { iterations: ITERATIONS, settings }) : {};
  const points = rows.map((row) => found[row] ?? { x: 0, y: 0 });
  // Pulls of amounts near the largest doubles overflow.
  const placed = points.every(({ x, y }) => Number.isFinite(x) && Number.isFinite(y));
  return placed
    ? withinDisc(points)
    : points.map((_, index) => {
        const [left, up] = spiral(index, points.length);
        return [0.8 * left, 0.8 * up];
      });
}

/**
 * Moves points to the centre of their bounding circle and spreads them by rank of distance: the order from core to
 * periphery stays, and no two rings of the map are empty or crowded.
 */
function withinDisc(
  points: readonly { readonly x: number; readonly y: number }[],
): readonly (readonly [number, number])[] {
  const middle = (read: (point: { x: number; y: number }) => number) =>
    points.reduce((sum, point) => sum + read(point), 0) / Math.max(1, points.length);
  const [centreX, centreY] = [middle((point) => point.x), middle((point) => point.y)];
  const distances = points.map((point) => Math.hypot(point.x - centreX, point.y - centreY));
  const rank = new Map(
    [...distances.keys()].sort((a, b) => (distances[a] ?? 0) - (distances[b] ?? 0)).map((point, at) => [point, at]),
  );
  const farthest = Math.max(...distances, 1e-9);
  return points.map((point, index) => {
    const even = Math.sqrt(((rank.get(index) ?? 0) + 0.5) / points.length);
    const radius = 0.8 * (0.35 * ((distances[index] ?? 0) / farthest) + 0.65 * even);
    const angle = Math.atan2(point.y - centreY, point.x - centreX);
    return [radius * Math.cos(angle), radius * Math.sin(angle)];
  });
}
