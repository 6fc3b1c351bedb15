import type { Metadata } from 'next';
import { Suspense } from 'react';
import { RankingPage } from '../../ranking/ranking-page';
import { Waiting } from '../../shell/states';

export const metadata: Metadata = { title: 'Ranking' };

export default function Page() {
  return (
    <Suspense fallback={<Waiting label="Opening the page" />}>
      <RankingPage />
    </Suspense>
  );
}
