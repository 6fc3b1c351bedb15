import type { Metadata } from 'next';
import { Suspense } from 'react';
import { MarketsPage } from '../../markets/markets-page';
import { Waiting } from '../../shell/states';

export const metadata: Metadata = { title: 'Markets' };

export default function Page() {
  return (
    <Suspense fallback={<Waiting label="Opening the page" />}>
      <MarketsPage />
    </Suspense>
  );
}
