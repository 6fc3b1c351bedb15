import type { Metadata } from 'next';
import { Suspense } from 'react';
import { ComparePage } from '../../compare/compare-page';
import { Waiting } from '../../shell/states';

export const metadata: Metadata = { title: 'Compare models' };

export default function Page() {
  return (
    <Suspense fallback={<Waiting label="Opening the page" />}>
      <ComparePage />
    </Suspense>
  );
}
