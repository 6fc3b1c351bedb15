import type { Metadata } from 'next';
import { Suspense } from 'react';
import { ConcentrationPage } from '../../concentration/concentration-page';
import { Waiting } from '../../shell/states';

export const metadata: Metadata = { title: 'Concentration' };

export default function Page() {
  return (
    <Suspense fallback={<Waiting label="Opening the page" />}>
      <ConcentrationPage />
    </Suspense>
  );
}
