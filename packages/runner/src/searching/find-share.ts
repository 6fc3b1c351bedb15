import { type FindShare, leastShockOf } from './find-least-shock.ts';

/** One thread's search; what it finds is written to memory shared with who asked. */
export default function findShare({ search, shockAmount, figures }: FindShare): void {
  const found = leastShockOf(search);
  if (!found) return;
  shockAmount.set(found.shockAmount);
  figures.set([found.norm, found.normLowerBound, found.certainty === 'MINIMUM' ? 1 : 0]);
}
