import type { NextConfig } from 'next';

const api = `http://127.0.0.1:${process.env.FAULTLINE_API_PORT ?? '4000'}`;

// The browser talks to one origin: what it asks of /graphql is passed on to the API.
const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  devIndicators: false,
  rewrites: async () => [{ source: '/graphql', destination: `${api}/graphql` }],
};

export default config;
