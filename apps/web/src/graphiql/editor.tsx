'use client';

import 'graphiql/setup-workers/webpack';
import 'graphiql/style.css';
import { createGraphiQLFetcher } from '@graphiql/toolkit';
import { useComputedColorScheme } from '@mantine/core';
import { GraphiQL } from 'graphiql';
import { announceTabsAsList } from './tabs-as-list';

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
  const scheme = useComputedColorScheme('light');
  return (
    <div ref={(place) => (place ? announceTabsAsList(place) : undefined)} style={{ height: '100%' }}>
      <GraphiQL fetcher={fetcher} initialQuery={EXAMPLE} defaultEditorToolsVisibility={false} forcedTheme={scheme} />
    </div>
  );
}
