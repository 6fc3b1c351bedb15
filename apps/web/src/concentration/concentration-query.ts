import { useQuery } from 'urql';
import { graphql } from '../generated';
import type { AggregatePartsFragment } from '../generated/graphql';
import type { Looking } from './subjects';

export const AGGREGATE_PARTS = graphql(`
  fragment AggregateParts on Aggregate {
    rowCount
    groupCount
    groups(first: 100) {
      key { dimension key label }
      count
      share
      quality
      values { money { amount currency scale } }
    }
    concentration {
      count quality hhi hhiPoints normalisedHhi effectiveNumber gini theil entropy
      topShares { largest share }
      lorenz(first: 201) { countShare amountShare }
    }
  }
`);

const INSTITUTIONS = graphql(`
  query InstitutionConcentration($slug: String!, $filter: InstitutionFilter, $by: InstitutionDimension!, $of: InstitutionFigure!) {
    snapshot(slug: $slug) {
      __typename
      ... on Snapshot {
        id
        institutions(filter: $filter) { aggregate(groupBy: [$by], measures: [{ of: $of }]) { ...AggregateParts } }
      }
    }
  }
`);

const EXPOSURES = graphql(`
  query ExposureConcentration($slug: String!, $filter: ExposureFilter, $by: ExposureDimension!) {
    snapshot(slug: $slug) {
      __typename
      ... on Snapshot {
        id
        exposures(filter: $filter) { aggregate(groupBy: [$by], measures: [{ of: AMOUNT }]) { ...AggregateParts } }
      }
    }
  }
`);

const HOLDINGS = graphql(`
  query HoldingConcentration($slug: String!, $filter: HoldingFilter, $by: HoldingDimension!) {
    snapshot(slug: $slug) {
      __typename
      ... on Snapshot {
        id
        holdings(filter: $filter) { aggregate(groupBy: [$by], measures: [{ of: AMOUNT }]) { ...AggregateParts } }
      }
    }
  }
`);

/** The groups of what is looked at; one of three queries is asked, the others wait. */
export function useAggregate(slug: string | undefined, { subject, filter }: Looking) {
  const given = (collection: typeof subject.collection) => ({ pause: !slug || subject.collection !== collection });
  const variables = { slug: slug ?? '', filter, by: subject.by as never, of: subject.of as never };
  // Aggregates have no balance sheet: only banks are members of a distribution of assets or debt.
  const ofBanks = { ...variables, filter: { kinds: ['BANK'] as ['BANK'], ...filter } };
  const found = {
    institutions: useQuery({ query: INSTITUTIONS, variables: ofBanks, ...given('institutions') }),
    exposures: useQuery({ query: EXPOSURES, variables, ...given('exposures') }),
    holdings: useQuery({ query: HOLDINGS, variables, ...given('holdings') }),
  };
  const [{ error, stale, fetching }, refresh] = found[subject.collection];
  const aggregate: AggregatePartsFragment | undefined = {
    institutions: onSnapshot(found.institutions[0].data?.snapshot)?.institutions.aggregate,
    exposures: onSnapshot(found.exposures[0].data?.snapshot)?.exposures.aggregate,
    holdings: onSnapshot(found.holdings[0].data?.snapshot)?.holdings.aggregate,
  }[subject.collection];
  return { aggregate: stale || fetching ? undefined : aggregate, error, refresh };
}

function onSnapshot<Found extends { __typename?: string }>(found: Found | undefined) {
  return found?.__typename === 'Snapshot' ? (found as Extract<Found, { __typename?: 'Snapshot' }>) : undefined;
}
