import { readFileSync } from 'node:fs';
import { builder } from '../builder.ts';

const FORMAT = new URL('../../../../docs/import-format.md', import.meta.url);

builder.queryField('importFormat', (t) =>
  t.string({
    description: 'How a dataset is written, for the version that answers. Markdown.',
    resolve: () => readFileSync(FORMAT, 'utf8'),
  }),
);
