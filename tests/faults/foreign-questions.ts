import { getNamedType, isInputObjectType, isObjectType } from 'graphql';
import { schema } from '../../apps/api/src/schema.ts';

// Every place of the schema that takes an id, or a cursor, with a question that puts one there.

const PROBLEM = '... on Problem { code message path }';
const LOST = 'contagion(shock: { losses: [{ institution: "alpha", lossRatio: 1 }] }) { ... on Run';
const CLEARED = LOST.replace(') { ... on Run', ', model: { eisenbergNoe: {} }) { ... on Run');
const ofSystem = (question: string) => `{ snapshot(slug: "system") { __typename ... on Snapshot { ${question} } } }`;
const withId = (question: string) => `query($id: ID!) ${ofSystem(question)}`;
const change = (question: string) => (key: number) =>
  `mutation($id: ID!) { ${question.replace('(', `(idempotencyKey: "foreign ${key}", `)} { __typename ${PROBLEM} } }`;

let changes = 0;

/** By place in the schema: a question of somebody who has a snapshot `system` of their own, about `$id`. */
export const ID_QUESTIONS: Readonly<Record<string, string | ((key: number) => string)>> = {
  'Query.node(id)': `query($id: ID!) { node(id: $id) { __typename id ... on Institution { name identifiers { value } }
    ... on Snapshot { title sources { publisher } } ... on Dataset { title } ... on Asset { name } ... on User { email }
    ... on ApiKey { name } ... on Exposure { amount { amount } debtor { name } source { publisher } }
    ... on Holding { amount { amount } } ... on Venue { institution { name } } ... on Market { asset { name } }
    ... on Account { owner { name } source { publisher } } ... on Position { profit { amount } source { publisher } }
    ... on ExchangeContract { key margins { edges { node { source { publisher } } } } }
    ... on Run { digest totals { loss { amount } } }
    ... on MarginWatch { lastEventNumber snapshot { title } events { edges { node { number } } } } } }`,
  'Query.nodes(ids)': 'query($id: ID!) { nodes(ids: [$id, $id]) { __typename id } }',
  'Query.snapshot(id)': `query($id: ID!) { snapshot(id: $id) { __typename ... on Snapshot { id title } ${PROBLEM} } }`,
  'Query.reproduceRun(id)': `query($id: ID!) { reproduceRun(id: $id) { __typename
    ... on Reproduction { run { digest snapshot { title } } } ${PROBLEM} } }`,
  'Mutation.changeUser(id)': change('changeUser(id: $id, isDisabled: true)'),
  'Mutation.createApiKey(userId)': change('createApiKey(name: "n", role: VIEWER, userId: $id)'),
  'Mutation.revokeApiKey(id)': change('revokeApiKey(id: $id)'),
  // Refused of one's own, too, or without effect: nothing that is asked later must be another answer for it.
  'Mutation.openMarginWatch(snapshotId)': change('openMarginWatch(snapshotId: $id, callFactor: 0.5)'),
  'Mutation.submitMarks(watchId)': `mutation($id: ID!) { submitMarks(watchId: $id, sequence: 1,
    time: "2020-01-01T00:00:00Z", marks: [{ marketKey: "bond-future", price: 2 }]) { __typename ${PROBLEM} } }`,
  'Mutation.replayMarks(watchId)': change('replayMarks(watchId: $id, replayKey: "none")'),
  'Mutation.stopReplay(watchId)': change('stopReplay(watchId: $id)'),
  'Run.loss(institution)': withId(`${LOST} { loss(institution: $id) { institution { name }
    causes { institution { name } amount { amount } } origins { institution { name } } } } }`),
  'Run.transmissions(institution)': withId(
    `${LOST} { transmissions(institution: $id) { totalCount edges { node { from { name } to { name } } } } } }`,
  ),
  'Run.without(exposures)': withId(
    `${LOST} { without(exposures: [$id]) { __typename ... on Run { digest leftOut { id } } ${PROBLEM} } } }`,
  ),
  'RunClearing.payment(institution)': withId(
    `${CLEARED} { clearing { payment(institution: $id) { institution { name } obligations { amount } } } } }`,
  ),
  'InstitutionBy.id': withId(`institution(by: { id: $id }) { __typename ... on Institution { name } ${PROBLEM} }`),
  'AccountFilter.owner': withId('accounts(filter: { owner: $id }) { totalCount edges { node { key } } }'),
  'AccountFilter.venue': withId('accounts(filter: { venue: $id }) { totalCount edges { node { key } } }'),
  'LossInput.institution': withId(
    `contagion(shock: { losses: [{ institution: $id, lossRatio: 1 }] }) { __typename ... on Run { digest } ${PROBLEM} }`,
  ),
  'AssetFallInput.institution': withId(
    `bailOut(budget: "1", shock: { institutions: [{ institution: $id, fallRatio: 0.5 }] }) { __typename ${PROBLEM} }`,
  ),
  'FailureChanceInput.institution': withId(`lossDistribution(model: DEBT_RANK, scenarios: 64, failureProbability: {
    institutions: [{ institution: $id, probability: 0.5 }] }) { __typename ${PROBLEM} }`),
  'CorrelationMatrixInput.institutions': withId(`lossDistribution(model: DEBT_RANK, scenarios: 64,
    failureProbability: { everybody: 0.5 }, dependence: { matrix: { institutions: [$id], correlation: [[1]] } }) {
    __typename ${PROBLEM} }`),
};

/** The question for one asking: a change takes a key of its own each time. */
export function questionAt(place: string): string {
  const question = ID_QUESTIONS[place] ?? '';
  return typeof question === 'string' ? question : question(changes++);
}

const LISTS_OF: Readonly<Record<string, (list: string) => string>> = {
  Query: (list) => `{ ${list} }`,
  Snapshot: ofSystem,
  Institution: (list) => ofSystem(`institution(by: { key: "alpha" }) { ... on Institution { ${list} } }`),
  ExchangeContract: (list) => ofSystem(`contracts(last: 1) { edges { node { ${list} } } }`),
  MarginWatch: (list) => ofSystem(`marginWatches(first: 1) { edges { node { ${list} } } }`),
  Run: (list) => ofSystem(`${LOST} { ${list} } }`),
  RunClearing: (list) => ofSystem(`${CLEARED} { clearing { ${list} } } }`),
};

/** By place in the schema: the query of a list of `system`'s, from its beginning or with the variable `$cursor`. */
export function listAt(place: string, from?: 'after' | 'before'): string {
  const [type = '', field = ''] = place.split('.');
  const way = from === undefined ? '' : `, ${from}: $cursor`;
  const query = LISTS_OF[type]?.(`${field}(first: 1${way}) { edges { cursor node { __typename } } }`) ?? '';
  return from === undefined ? query : `query($cursor: String!) ${query}`;
}

function* placesOfSchema() {
  for (const type of Object.values(schema.getTypeMap())) {
    if (type.name.startsWith('__')) continue;
    if (isInputObjectType(type))
      for (const field of Object.values(type.getFields()))
        yield { place: `${type.name}.${field.name}`, list: '', takesId: getNamedType(field.type).name === 'ID' };
    if (isObjectType(type))
      for (const field of Object.values(type.getFields()))
        for (const argument of field.args)
          yield {
            place: `${type.name}.${field.name}(${argument.name})`,
            list: argument.name === 'after' ? `${type.name}.${field.name}` : '',
            takesId: getNamedType(argument.type).name === 'ID',
          };
  }
}

/** Places that take an id, by the schema. */
export const ID_PLACES: readonly string[] = [...placesOfSchema()].flatMap(({ place, takesId }) =>
  takesId ? [place] : [],
);

/** Lists that are paged, by the schema. */
export const PAGED_LISTS: readonly string[] = [...placesOfSchema()].flatMap(({ list }) => (list === '' ? [] : [list]));
