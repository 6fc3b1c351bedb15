import type { Metadata } from 'next';
import { Suspense } from 'react';
import { MethodsPage } from '../../methods/methods-page';
import { Waiting } from '../../shell/states';

export const metadata: Metadata = { title: 'Methods' };

export default function Page() {
  return (
    <Suspense fallback={<Waiting label="Opening the page" />}>
      <MethodsPage />
    </Suspense>
  );
}
