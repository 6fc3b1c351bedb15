'use client';

import 'graphiql/setup-workers/webpack';
import 'graphiql/style.css';
import { createGraphiQLFetcher } from '@graphiql/toolkit';
import { GraphiQL } from 'graphiql';

const EXAMPLE = `# The ten most important banks, and who lends most to each.
query MostImportant {
  snapshot(slug: "europe-2019") {
    ... on Snapshot {
      title
      asOf
      institutions(
        first: 10
        filter: { kinds: [BANK] }
        orderBy: { field: SYSTEMIC_IMPORTANCE }
      ) {
        edges {
          node {
            name
            country
            systemicImportance { value quality }
            leverage { value }
            exposuresAsDebtor(first: 3, filter: { counterpartyKinds: [BANK] }) {
              edges { node { creditor { name } amount { amount currency scale } quality } }
            }
          }
        }
      }
    }
  }
}
`;

const fetcher = createGraphiQLFetcher({ url: '/graphql' });

export default function Editor() {
  return <GraphiQL fetcher={fetcher} initialQuery={EXAMPLE} defaultEditorToolsVisibility={false} />;
}
