import { expect, test } from 'vitest';
import { displayEquations } from './display-equations';

test('an equation on a line of its own stands by itself, one within a sentence stays there', () => {
  expect(displayEquations('Let $x$ be.\n\n$$x = \\$1$$\n\nand $$y$$ too')).toBe(
    'Let $x$ be.\n\n$$\nx = \\$1\n$$\n\nand $$y$$ too',
  );
});
