import type { Metadata } from 'next';
import { Suspense } from 'react';
import { MonitorPage } from '../../monitor/monitor-page';
import { Waiting } from '../../shell/states';

export const metadata: Metadata = { title: 'Margin monitor' };

export default function Page() {
  return (
    <Suspense fallback={<Waiting label="Opening the page" />}>
      <MonitorPage />
    </Suspense>
  );
}
