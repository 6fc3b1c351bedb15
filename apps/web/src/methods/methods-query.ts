import { useQuery } from 'urql';
import { graphql } from '../generated';
import type { MethodCardQuery, MethodCardsQuery } from '../generated/graphql';

const CARDS = graphql(`
  query MethodCards {
    methodCards { name title subject models { name title } }
  }
`);

const CARD = graphql(`
  query MethodCard($name: String!) {
    methodCard(name: $name) {
      name
      title
      text
      models {
        name
        title
        question
        mechanism
        version
        defaultRule
        references
        parameters { ...CatalogueParameter }
      }
      guardrails {
        name
        title
        effect
        cost
        source
        parameters { ...CatalogueParameter }
      }
    }
  }
  fragment CatalogueParameter on Parameter {
    name
    meaning
    unit
    minimum
    maximum
    default
    defaultChoice
    choices { name meaning }
  }
`);

export type CardEntry = MethodCardsQuery['methodCards'][number];
export type Card = NonNullable<MethodCardQuery['methodCard']>;
export type CatalogueParameter = Card['models'][number]['parameters'][number];

/** All cards there are, without their text. */
export function useCards() {
  const [{ data, error }, refresh] = useQuery({ query: CARDS });
  return { cards: data?.methodCards ?? null, error, refresh };
}

/** One card with what it explains; undefined until it is known, null where there is none of that name. */
export function useCard(name: string | undefined) {
  const [{ data, error, fetching }, refresh] = useQuery({
    query: CARD,
    variables: { name: name ?? '' },
    pause: name === undefined,
  });
  return { card: fetching ? undefined : data?.methodCard, error, refresh };
}
