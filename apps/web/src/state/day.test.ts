import { expect, test } from 'vitest';
import { dayOf } from './day.ts';

test.each(['2020-02-29', '0999-12-31'])('%s is a day', (text) => {
  expect(dayOf(text)).toBe(text);
});

test.each(['2020-02-30', '2019-02-29', '2020-13-01', '2020-1-1', '01.02.2020', '', '2020-01-01T00:00'])(
  '“%s” is none, and the window is left open',
  (text) => {
    expect(dayOf(text)).toBeNull();
  },
);
