/** Marks as they were after one update. */
export interface PathPoint {
  readonly sequence: number;
  /** Milliseconds since 1970, by the clock of the stream. */
  readonly time: number;
  /** One per market. */
  readonly marks: Readonly<Float64Array>;
}

/** More than a chart is wide. */
const MOST_POINTS = 500;

/** Marks after each of the last updates; of a watch that runs for days the rest is in the database alone. */
export interface MarkPath {
  add(point: PathPoint): void;
  /** Ascending, as they are now. */
  points(): readonly PathPoint[];
}

export function markPath(): MarkPath {
  let points: PathPoint[] = [];
  return {
    add(point) {
      points.push(point);
      // Cut now and then, so that adding costs the same however many there are.
      if (points.length > 2 * MOST_POINTS) points = points.slice(-MOST_POINTS);
    },
    points: () => points.slice(-MOST_POINTS),
  };
}
