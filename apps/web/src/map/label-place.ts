export interface LabelBox {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

interface Labelled {
  readonly x: number;
  readonly y: number;
  readonly size: number;
}

export const LABEL_HEIGHT = 15;
const GAP = 4;

export interface Around {
  readonly frameWidth: number;
  /** Labels that are drawn already. */
  readonly taken: readonly LabelBox[];
  /** Marks that are labelled, which another's label would seem to name. */
  readonly marks: readonly LabelBox[];
}

/**
 * Where a label is drawn: right of its mark, else left, below or above, wherever it stays inside the frame and off other
 * labels and their marks; else off other labels at least; null where it would be on one everywhere.
 */
export function labelPlace(
  { x, y, size }: Labelled,
  width: number,
  { frameWidth, taken, marks }: Around,
): LabelBox | null {
  const beside = y - LABEL_HEIGHT / 2;
  const places = [
    { left: x + size + GAP, top: beside },
    { left: x - size - GAP - width, top: beside },
    { left: x - width / 2, top: y + size + GAP },
    { left: x - width / 2, top: y - size - GAP - LABEL_HEIGHT },
  ].map((corner) => ({ ...corner, width, height: LABEL_HEIGHT }));
  const isInside = ({ left }: LabelBox) => left >= 0 && left + width <= frameWidth - GAP;
  const free = places.filter((place) => isInside(place) && !taken.some((other) => overlap(place, other)));
  return free.find((place) => !marks.some((mark) => overlap(place, mark))) ?? free[0] ?? null;
}

/** The square around a mark. */
export function markBox({ x, y, size }: Labelled): LabelBox {
  return { left: x - size, top: y - size, width: 2 * size, height: 2 * size };
}

function overlap(one: LabelBox, other: LabelBox): boolean {
  return (
    one.left < other.left + other.width &&
    other.left < one.left + one.width &&
    one.top < other.top + other.height &&
    other.top < one.top + one.height
  );
}
