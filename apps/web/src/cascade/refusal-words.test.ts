import { expect, test } from 'vitest';
import { type AskedShares, inPercent, sharesOf } from './refusal-words.ts';

const inApiWords = (...path: string[]) => ({
  code: path[0]?.startsWith('shock') ? 'BAD_SHOCK' : 'BAD_PARAMETER',
  message: 'in the words of the API',
  path,
});
const said = (path: readonly string[], asked: AskedShares) => inPercent(inApiWords(...path), asked).message;

test('a move that is refused is named in per cent, as it was asked for, with moves that can be answered', () => {
  expect(said(['shock'], { shocks: [-1] })).toBe(
    'A price does not move by -100.00 %, which leaves nothing of it. Choose a move above -100 %, such as -10 %.',
  );
  expect(said(['shock'], { shocks: [1e298] })).toBe(
    'No price has risen by +1.00 × 10^300 % at once. Choose a smaller move, such as +10 %.',
  );
});

test('of several moves the one refused is named', () => {
  expect(said(['shocks', '1'], { shocks: [-0.5, -1.5, -2] })).toContain('does not move by -150.00 %,');
});

test('what a book refills and the share of open interest are named in per cent too', () => {
  expect(said(['impact', 'resilience'], { resilience: 2 })).toBe(
    'A book does not refill by 200.00 % of a gap; choose from 0 % to 100 %.',
  );
  expect(said(['share'], { share: -0.1 })).toBe(
    '-10.00 % of open interest is no share to search for; choose one above 0 %.',
  );
});

test('a refusal of anything else keeps the words of the API, and its code', () => {
  const refused = inApiWords('impact', 'parameter');
  expect(inPercent(refused, { shocks: [-0.1], resilience: 0, share: 0.3 })).toEqual(refused);
  expect(said(['market'], { shocks: [-1] })).toBe('in the words of the API');
  expect(inPercent(inApiWords('shock'), { shocks: [-1] }).code).toBe('BAD_SHOCK');
});

test('the move of a market is the shock its questions send', () => {
  const asked = { slug: 'crypto-2025', market: 'm', guardrails: [], impact: { parameter: null, resilience: 0.2 } };
  expect(sharesOf({ asked, shock: -1 })).toEqual({ shocks: [-1], resilience: 0.2 });
});
