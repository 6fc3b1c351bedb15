import type { Metadata } from 'next';
import { Suspense } from 'react';
import { GraphiqlPage } from '../../graphiql/graphiql-page';
import { Waiting } from '../../shell/states';

export const metadata: Metadata = { title: 'Graphiql' };

export default function Page() {
  return (
    <Suspense fallback={<Waiting label="Opening the page" />}>
      <GraphiqlPage />
    </Suspense>
  );
}
