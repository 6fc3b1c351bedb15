import '@mantine/core/styles.css';
import './global.css';
import type { Metadata, Viewport } from 'next';
import { headers } from 'next/headers';
import { NuqsAdapter } from 'nuqs/adapters/next/app';
import type { ReactNode } from 'react';
import { Providers } from '../shell/providers';

export const metadata: Metadata = {
  title: { default: 'Faultline', template: '%s · Faultline' },
  description: 'Who is exposed to whom, where leverage sits, what happens if.',
};

export const viewport: Viewport = { width: 'device-width', initialScale: 1 };

export default async function RootLayout({ children }: { readonly children: ReactNode }) {
  const nonce = (await headers()).get('x-nonce') ?? undefined;
  return (
    <html lang="en" suppressHydrationWarning>
      <head>
        <script src="/colour-scheme.js" nonce={nonce} />
      </head>
      <body>
        <NuqsAdapter>
          <Providers>{children}</Providers>
        </NuqsAdapter>
      </body>
    </html>
  );
}
