/**
 * Cards write an equation that stands by itself as a line of its own between $$ and $$; remark-math takes that for text of
 * the paragraph unless the signs have lines of their own, and sums and fractions would be as small as in a sentence.
 */
export function displayEquations(card: string): string {
  return card.replace(/^\$\$(.+)\$\$$/gm, (_, equation: string) => `$$\n${equation}\n$$`);
}
