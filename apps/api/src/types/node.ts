import { builder } from '../builder.ts';

/** Carries the name of its type, so that an interface or union can tell what it holds. */
export interface Typed {
  readonly __typename?: string;
}

export const Node = builder.interfaceRef<object>('Node').implement({
  description:
    'Anything with a global id. Ids are made of slug, digest and key: a link means the same on every machine.',
  fields: (t) => ({ id: t.id({ resolve: () => '' }) }),
});
