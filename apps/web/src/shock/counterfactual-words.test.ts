import { expect, test } from 'vitest';
import { failureInWords, failuresInWords, lossInWords } from './counterfactual-words';

const money = (amount: string) => ({ amount, currency: 'EUR', scale: 6 });

test('a loss that would have been smaller, larger, nothing, or the same but for rounding', () => {
  expect(lossInWords(money('3400'), money('1200'))).toBe(
    'would have lost EUR 1.20 bn instead of EUR 3.40 bn: EUR 2.20 bn less',
  );
  expect(lossInWords(money('1200'), money('3400'))).toBe(
    'would have lost EUR 3.40 bn instead of EUR 1.20 bn: EUR 2.20 bn more',
  );
  expect(lossInWords(money('1200'), money('0'))).toBe(
    'would have lost nothing instead of EUR 1.20 bn: EUR 1.20 bn less',
  );
  expect(lossInWords(money('1200'), money('1200.0000000001'))).toBe('would have lost EUR 1.20 bn all the same');
  expect(lossInWords(money('0'), money('0'))).toBe('would have lost EUR 0.00 all the same');
});

test('a bank that would have failed, or not; round 0 is a failure like any other', () => {
  expect(failureInWords(0, 2)).toBe(' It would have failed all the same.');
  expect(failureInWords(3, null)).toBe(' It would not have failed.');
  expect(failureInWords(null, 3)).toBe(' It would have failed.');
  expect(failureInWords(null, undefined)).toBe('');
});

test('how many banks would have failed', () => {
  expect(failuresInWords(7, 5)).toBe(' 5 would have failed instead of 7.');
  expect(failuresInWords(1, 0)).toBe(' Nobody would have failed instead of 1.');
  expect(failuresInWords(1, 1)).toBe(' One would have failed all the same.');
  expect(failuresInWords(0, 0)).toBe(' Nobody would have failed.');
});
