// What can be looked at, and where a click on a group leads: one line each.

/** A total and the way it is grouped; `leadsTo` is the subject a chosen group opens, filtered to that group. */
export interface Subject {
  readonly id: string;
  readonly label: string;
  readonly collection: 'institutions' | 'exposures' | 'holdings';
  readonly of: 'TOTAL_ASSETS' | 'DEBT' | 'CAPITAL' | 'AMOUNT';
  readonly by: string;
  readonly members: string;
  readonly leadsTo: string | null;
  /** Name of the filter a key of this dimension goes into. */
  readonly filter: string | null;
}

export const SUBJECTS: readonly Subject[] = [
  subject('assets-by-bank', 'Total assets, by bank', 'institutions', 'TOTAL_ASSETS', 'INSTITUTION', 'banks'),
  subject('debt-by-bank', 'Debt (assets less CET1), by bank', 'institutions', 'DEBT', 'INSTITUTION', 'banks'),
  {
    ...subject('assets-by-country', 'Total assets, by country', 'institutions', 'TOTAL_ASSETS', 'COUNTRY', 'countries'),
    leadsTo: 'assets-by-bank',
    filter: 'countries',
  },
  subject('claims-by-debtor', 'Claims, by debtor', 'exposures', 'AMOUNT', 'DEBTOR', 'debtors'),
  {
    ...subject(
      'claims-by-debtor-country',
      'Claims, by debtor’s country',
      'exposures',
      'AMOUNT',
      'DEBTOR_COUNTRY',
      'countries',
    ),
    leadsTo: 'claims-by-debtor',
    filter: 'counterpartyCountries',
  },
  {
    ...subject('claims-by-debtor-kind', 'Claims, by kind of debtor', 'exposures', 'AMOUNT', 'DEBTOR_KIND', 'kinds'),
    leadsTo: 'claims-by-debtor',
    filter: 'counterpartyKinds',
  },
  {
    ...subject('claims-by-instrument', 'Claims, by instrument', 'exposures', 'AMOUNT', 'INSTRUMENT', 'instruments'),
    leadsTo: 'claims-by-debtor',
    filter: 'instruments',
  },
  subject('bonds-by-asset', 'Holdings, by asset', 'holdings', 'AMOUNT', 'ASSET', 'assets'),
  {
    ...subject('bonds-by-issuer', 'Holdings, by issuer’s country', 'holdings', 'AMOUNT', 'ISSUER_COUNTRY', 'countries'),
    leadsTo: 'bonds-by-holder',
    filter: 'issuerCountries',
  },
  subject('bonds-by-holder', 'Holdings, by holder', 'holdings', 'AMOUNT', 'INSTITUTION', 'holders'),
];

function subject(
  id: string,
  label: string,
  collection: Subject['collection'],
  of: Subject['of'],
  by: string,
  members: string,
): Subject {
  return { id, label, collection, of, by, members, leadsTo: null, filter: null };
}

export function subjectOf(id: string): Subject {
  const found = SUBJECTS.find((candidate) => candidate.id === id) ?? SUBJECTS[0];
  if (!found) throw new Error('there are no subjects');
  return found;
}

/** What is on screen: a subject, or the members of one group of it. */
export interface Looking {
  readonly subject: Subject;
  readonly filter: Readonly<Record<string, readonly string[]>>;
  /** The group drilled into. */
  readonly within: { readonly from: Subject; readonly key: string } | null;
}

/** `within` is the key of a group of the subject; a key where nothing can be opened is ignored. */
export function lookingAt(id: string, within: string | null): Looking {
  const chosen = subjectOf(id);
  if (within === null || chosen.leadsTo === null || chosen.filter === null)
    return { subject: chosen, filter: {}, within: null };
  return {
    subject: subjectOf(chosen.leadsTo),
    filter: { [chosen.filter]: [within] },
    within: { from: chosen, key: within },
  };
}
