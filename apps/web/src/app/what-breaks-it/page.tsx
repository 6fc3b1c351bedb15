import type { Metadata } from 'next';
import { Suspense } from 'react';
import { WhatBreaksItPage } from '../../breaking/what-breaks-it-page';
import { Waiting } from '../../shell/states';

export const metadata: Metadata = { title: 'What breaks it' };

export default function Page() {
  return (
    <Suspense fallback={<Waiting label="Opening the page" />}>
      <WhatBreaksItPage />
    </Suspense>
  );
}
