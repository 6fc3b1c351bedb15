import type { Metadata } from 'next';
import { Suspense } from 'react';
import { CascadePage } from '../../cascade/cascade-page';
import { Waiting } from '../../shell/states';

export const metadata: Metadata = { title: 'Cascade' };

export default function Page() {
  return (
    <Suspense fallback={<Waiting label="Opening the page" />}>
      <CascadePage />
    </Suspense>
  );
}
