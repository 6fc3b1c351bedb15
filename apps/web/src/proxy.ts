import { type NextRequest, NextResponse } from 'next/server';

/** What the browser asks of /graphql and /auth is passed on to the API; every page gets its content security policy. */
export function proxy(request: NextRequest): NextResponse {
  const { pathname, search } = request.nextUrl;
  return /^\/(graphql|auth)(\/|$)/.test(pathname) && !isPage(request)
    ? NextResponse.rewrite(new URL(pathname + search, apiAddress()))
    : pageWithPolicy(request);
}

/** Read for each request: a build must not remember the address it was made beside. */
function apiAddress(): string {
  const { FAULTLINE_API_URL, FAULTLINE_API_PORT = '4000' } = process.env;
  return FAULTLINE_API_URL ?? `http://127.0.0.1:${FAULTLINE_API_PORT}`;
}

/** /graphql asked for by an address bar is no request for data. */
function isPage({ method, nextUrl, headers }: NextRequest): boolean {
  return method === 'GET' && nextUrl.pathname === '/graphql' && (headers.get('accept') ?? '').includes('text/html');
}

/**
 * A nonce of its own for each page, and only scripts that carry it run: nothing that found its way into a name or a note
 * is ever executed. Styles may stand in the page, because the components compute theirs.
 */
function pageWithPolicy(request: NextRequest): NextResponse {
  const nonce = Buffer.from(crypto.randomUUID()).toString('base64');
  const policy = [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "worker-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
  const headers = new Headers(request.headers);
  headers.set('x-nonce', nonce);
  headers.set('content-security-policy', policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set('content-security-policy', policy);
  return response;
}

export const config = {
  // Not what pages load.
  matcher: ['/((?!_next/static|_next/image|.*\\.(?:js|svg|png|ico)$).*)'],
};
