import type { Metadata } from 'next';
import { Suspense } from 'react';
import { LeveragePage } from '../../leverage/leverage-page';
import { Waiting } from '../../shell/states';

export const metadata: Metadata = { title: 'Leverage' };

export default function Page() {
  return (
    <Suspense fallback={<Waiting label="Opening the page" />}>
      <LeveragePage />
    </Suspense>
  );
}
