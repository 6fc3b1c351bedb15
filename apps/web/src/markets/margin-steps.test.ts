import { expect, test } from 'vitest';
import { marginSteps } from './margin-steps.ts';

const margin = (date: string, initial: string, maintenance: string) => ({
  date,
  initial: { amount: initial },
  maintenance: { amount: maintenance },
});

test('the margins of a contract are drawn on their days in UTC, the two ends of its largest rise marked', () => {
  const [before, after] = [margin('2020-01-09', '7260', '6600'), margin('2020-03-19', '13200', '12000')];
  const [january, march] = [Date.UTC(2020, 0, 9), Date.UTC(2020, 2, 19)];
  expect(marginSteps([before, after], { riseFrom: before, riseTo: after })).toEqual({
    initial: [
      [january, 7_260],
      [march, 13_200],
    ],
    maintenance: [
      [january, 6_600],
      [march, 12_000],
    ],
    rise: [
      [january, 6_600],
      [march, 12_000],
    ],
  });
});

test('a window too short for a rise marks nothing', () => {
  expect(marginSteps([margin('2020-01-09', '7260', '6600')], null).rise).toEqual([]);
});
