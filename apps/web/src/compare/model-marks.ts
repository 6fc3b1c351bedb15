// A mark for each model: told apart by shape as well as by colour, the same in chart and table.

const MARKS = [
  { sign: '●', symbol: 'circle', colour: '--mark-0' },
  { sign: '▲', symbol: 'triangle', colour: '--mark-1' },
  { sign: '■', symbol: 'rect', colour: '--mark-2' },
  { sign: '◆', symbol: 'diamond', colour: '--mark-3' },
  { sign: '○', symbol: 'emptyCircle', colour: '--mark-4' },
  { sign: '△', symbol: 'emptyTriangle', colour: '--mark-5' },
  { sign: '□', symbol: 'emptyRect', colour: '--mark-0' },
  { sign: '◇', symbol: 'emptyDiamond', colour: '--mark-1' },
  { sign: '▼', symbol: 'path://M0,0L10,0L5,10Z', colour: '--mark-2' },
  { sign: '✚', symbol: 'path://M3,0h4v3h3v4h-3v3h-4v-3h-3v-4h3Z', colour: '--mark-3' },
  { sign: '✖', symbol: 'path://M2,0L5,3L8,0L10,2L7,5L10,8L8,10L5,7L2,10L0,8L3,5L0,2Z', colour: '--mark-4' },
] as const;

export function markOf(place: number): (typeof MARKS)[number] {
  return MARKS[place % MARKS.length] ?? MARKS[0];
}
