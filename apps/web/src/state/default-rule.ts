import type { DefaultRule } from '../generated/graphql';

/** What a default rule means for whoever loses exactly all of its capital; null where losses do not wait for defaults. */
export function describeRule(rule: DefaultRule | null | undefined): string {
  if (!rule) return 'No default rule: losses do not wait until all capital is lost.';
  return rule === 'STRICT'
    ? 'Strict default rule: who loses exactly all of its capital through others passes nothing on, only who loses more.'
    : 'Weak default rule: who loses exactly all of its capital is in default and passes losses on.';
}
