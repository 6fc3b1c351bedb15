'use client';

import dynamic from 'next/dynamic';
import { Waiting } from '../shell/states';

// The editor and its workers are large and need a browser.
const Editor = dynamic(() => import('./editor'), {
  ssr: false,
  loading: () => <Waiting label="Loading GraphiQL" lines={14} />,
});

export function GraphiqlPage() {
  return (
    <div className="panel" style={{ height: 'calc(100dvh - 200px)', minHeight: 480, overflow: 'hidden' }}>
      <h1 className="visually-hidden">GraphiQL</h1>
      <Editor />
    </div>
  );
}
