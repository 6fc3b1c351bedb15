import { graphql } from '../generated';

export const NETWORK = graphql(`
  query Network($slug: String!, $filter: NetworkFilter) {
    snapshot(slug: $slug) {
      __typename
      ... on Problem { code message }
      ... on Snapshot {
        id
        currency
        scale
        network(filter: $filter, maxInstitutions: 600, maxExposures: 4000) {
          positions {
            x
            y
            institution {
              id
              key
              name
              kind
              country
              balanceSheet { totalAssets { money { amount currency scale } quality } cet1 { money { amount currency scale } quality } }
              leverage { value reason quality }
              systemicImportance { value reason quality }
              obligations { amount currency scale }
            }
          }
          exposures { creditorId debtorId amount { amount } quality }
          omitted { institutionCount exposureCount amount { amount currency scale } }
        }
      }
    }
  }
`);
