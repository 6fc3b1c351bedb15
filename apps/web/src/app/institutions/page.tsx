import type { Metadata } from 'next';
import { Suspense } from 'react';
import { Waiting } from '../../shell/states';
import { InstitutionsPage } from '../../table/institutions-page';

export const metadata: Metadata = { title: 'Institutions' };

export default function Page() {
  return (
    <Suspense fallback={<Waiting label="Opening the page" />}>
      <InstitutionsPage />
    </Suspense>
  );
}
