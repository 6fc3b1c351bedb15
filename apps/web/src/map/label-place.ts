const GAP = 4;

/** Left edge of a label: right of its mark, left of it where there is no room, or under it and within the frame where neither has any. */
export function labelPlace(
  mark: { readonly x: number; readonly size: number },
  labelWidth: number,
  frameWidth: number,
): { readonly left: number; readonly isBelow: boolean } {
  const right = mark.x + mark.size + GAP;
  if (right + labelWidth <= frameWidth - GAP) return { left: right, isBelow: false };
  const left = mark.x - mark.size - GAP - labelWidth;
  if (left >= GAP) return { left, isBelow: false };
  const middle = mark.x - labelWidth / 2;
  return { left: Math.max(GAP, Math.min(middle, frameWidth - GAP - labelWidth)), isBelow: true };
}
