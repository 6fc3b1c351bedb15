import type { NextConfig } from 'next';

const api = process.env.FAULTLINE_API_URL ?? `http://127.0.0.1:${process.env.FAULTLINE_API_PORT ?? '4000'}`;

/** Beside the content security policy, which src/proxy.ts writes for each page. */
const SECURITY_HEADERS = {
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=()',
  'Strict-Transport-Security': 'max-age=31536000; includeSubDomains',
};

// The browser talks to one origin: what it asks of /graphql and /auth is passed on to the API.
const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  devIndicators: false,
  rewrites: async () => ['/graphql', '/auth/:path*'].map((source) => ({ source, destination: `${api}${source}` })),
  headers: async () => [
    { source: '/:path*', headers: Object.entries(SECURITY_HEADERS).map(([key, value]) => ({ key, value })) },
  ],
};

export default config;
