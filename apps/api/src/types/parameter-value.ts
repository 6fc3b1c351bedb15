import type { ParameterSpec } from '@faultline/engine';
import { builder } from '../builder.ts';

interface ParameterValueRef {
  readonly spec: ParameterSpec;
  readonly value: number | string;
}

export const ParameterValue = builder.objectRef<ParameterValueRef>('ParameterValue').implement({
  description: 'What a run took for a parameter: a number in its unit, or the name of a choice.',
  fields: (t) => ({
    name: t.string({ resolve: ({ spec }) => spec.name }),
    value: t.field({
      type: 'Finite',
      nullable: true,
      resolve: ({ value }) => (typeof value === 'number' ? value : null),
    }),
    choice: t.string({ nullable: true, resolve: ({ value }) => (typeof value === 'string' ? value : null) }),
    unit: t.string({ nullable: true, resolve: ({ spec }) => (spec.kind === 'CHOICE' ? null : spec.unit) }),
  }),
});
