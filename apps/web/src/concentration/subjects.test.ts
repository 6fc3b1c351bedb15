import { describe, expect, test } from 'vitest';
import { lookingAt, SUBJECTS, subjectOf } from './subjects.ts';

describe('what the concentration page looks at', () => {
  test('is the first subject where the address names none there is', () => {
    expect(lookingAt('nothing', null).subject).toBe(SUBJECTS[0]);
  });

  test('inside a group is the members of that group and of no other', () => {
    const looking = lookingAt('claims-by-debtor-country', 'IT');
    expect(looking.subject.id).toBe('claims-by-debtor');
    expect(looking.filter).toEqual({ counterpartyCountries: ['IT'] });
    expect(looking.within?.key).toBe('IT');
  });

  test('ignores a group where groups cannot be opened', () => {
    expect(lookingAt('assets-by-bank', 'IT')).toEqual({
      subject: subjectOf('assets-by-bank'),
      filter: {},
      within: null,
    });
  });

  test('leads only to subjects there are', () => {
    for (const { leadsTo } of SUBJECTS) if (leadsTo !== null) expect(subjectOf(leadsTo).id).toBe(leadsTo);
  });
});
