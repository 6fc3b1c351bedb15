import type { Metadata } from 'next';
import { Suspense } from 'react';
import { AccountPage } from '../../account/account-page';
import { Waiting } from '../../shell/states';

export const metadata: Metadata = { title: 'Account' };

export default function Page() {
  return (
    <Suspense fallback={<Waiting label="Opening the page" />}>
      <AccountPage />
    </Suspense>
  );
}
