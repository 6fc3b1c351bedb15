import { graphql } from '../generated';
import type { InstitutionDetailQuery } from '../generated/graphql';

export const INSTITUTION = graphql(`
  query InstitutionDetail($slug: String!, $key: String!) {
    snapshot(slug: $slug) {
      __typename
      ... on Problem { code message }
      ... on Snapshot {
        id
        institution(by: { key: $key }) {
          __typename
          ... on Problem { code message }
          ... on Institution {
            id
            key
            name
            kind
            country
            identifiers { scheme value }
            leverage { value reason quality }
            systemicImportance { value reason quality }
            balanceSheet {
              scope
              asOf
              totalAssets { ...Figure }
              cet1 { ...Figure }
              equity { ...Figure }
              riskWeightedAssets { ...Figure }
              leverageExposure { ...Figure }
              liquidAssets { ...Figure }
              shortTermFunding { ...Figure }
            }
            claims { amount currency scale }
            obligations { amount currency scale }
            debtors: exposuresAsCreditor(first: 8) {
              totalCount
              totalAmount { amount currency scale }
              edges { node { id instrument quality amount { amount currency scale } shareOfCapital { value reason } source { publisher } debtor { id key name kind } } }
            }
            creditors: exposuresAsDebtor(
              first: 8
              filter: { counterpartyKinds: [BANK, BROKER_DEALER, INSURER, FUND, CENTRAL_COUNTERPARTY, EXCHANGE, CENTRAL_BANK, CORPORATE] }
            ) {
              totalCount
              totalAmount { amount currency scale }
              edges { node { id instrument quality amount { amount currency scale } shareOfCapital { value reason } source { publisher } creditor { id key name kind } } }
            }
            accounts(first: 6, orderBy: { field: MARGIN_RATIO, direction: DESC }) {
              totalCount
              edges { node { id key mode status positionCount venue { id institution { id name } } } }
            }
            holdings(first: 8) {
              totalCount
              totalAmount { amount currency scale }
              edges { node { id quality amount { amount currency scale } source { publisher } asset { id name } } }
            }
          }
        }
      }
    }
  }
  fragment Figure on Observation {
    money { amount currency scale }
    quality
    source { publisher title }
  }
`);

type Found = Extract<NonNullable<InstitutionDetailQuery['snapshot']>, { __typename: 'Snapshot' }>['institution'];
export type InstitutionDetail = Extract<Found, { __typename: 'Institution' }>;
