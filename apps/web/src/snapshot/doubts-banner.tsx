'use client';

import { Anchor, Text } from '@mantine/core';
import { useState } from 'react';
import { useQuery } from 'urql';
import { graphql } from '../generated';
import { formatMoney } from '../state/format';

const DOUBTS = graphql(`
  query Doubts($slug: String!) {
    snapshot(slug: $slug) {
      __typename
      ... on Snapshot {
        id
        doubts { code message stakes { amount currency scale } }
      }
    }
  }
`);

const SHOWN_AT_FIRST = 3;

/** Figures of the dataset that may be wrong, each with its reason; nothing where the import found none. */
export function DoubtsBanner({ slug }: { readonly slug: string }) {
  const [{ data }] = useQuery({ query: DOUBTS, variables: { slug } });
  const [whole, setWhole] = useState(false);
  const doubts = data?.snapshot.__typename === 'Snapshot' ? data.snapshot.doubts : [];
  if (doubts.length === 0) return null;
  return (
    <section className="estimate" aria-label="What is doubtful" data-testid="doubts">
      <Text size="sm" fw={700}>
        Figures that may be wrong; they are used as they stand.
      </Text>
      <ul style={{ margin: '4px 0', paddingLeft: 20 }}>
        {doubts.slice(0, whole ? doubts.length : SHOWN_AT_FIRST).map(({ code, message, stakes }) => (
          <li key={code + message}>
            <Text size="sm">
              {message} {stakes && <span className="soft">{formatMoney(stakes)} in all.</span>}
            </Text>
          </li>
        ))}
      </ul>
      {doubts.length > SHOWN_AT_FIRST && (
        <Anchor component="button" type="button" size="sm" onClick={() => setWhole(!whole)} aria-expanded={whole}>
          {whole ? 'Show fewer' : `Show all ${doubts.length}`}
        </Anchor>
      )}
    </section>
  );
}
