import { CONTAGION_MODELS, type DefaultRule as Rule } from '@faultline/engine';
import { builder } from '../builder.ts';

const spec = CONTAGION_MODELS.flatMap(({ parameters }) => parameters).find(({ name }) => name === 'defaultRule');
if (spec?.kind !== 'CHOICE') throw new Error('no model has its default rule chosen');
const meaningOf = (rule: Rule) => ({ description: spec.choices.find(({ name }) => name === rule)?.meaning ?? '' });

/** The rule a model is asked to follow, and the one an answer followed. */
export const DefaultRule = builder.enumType('DefaultRule', {
  description: spec.meaning,
  values: { STRICT: meaningOf('STRICT'), WEAK: meaningOf('WEAK') } satisfies Record<Rule, object>,
});

/** What a search or a loss distribution of this model follows; null where losses do not wait for defaults, or none follow. */
export function ruleOfQuestion(model: 'DIRECT' | 'EISENBERG_NOE' | 'DEFAULT_CASCADE' | 'DEBT_RANK'): Rule | null {
  return model === 'EISENBERG_NOE' || model === 'DEFAULT_CASCADE' ? 'STRICT' : null;
}
