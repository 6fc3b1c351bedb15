import { type NextRequest, NextResponse } from 'next/server';

/**
 * Every page gets a nonce of its own, and only scripts that carry it run: nothing that found its way into a name or a
 * note is ever executed. Styles may stand in the page, because the components compute theirs.
 */
export function proxy(request: NextRequest): NextResponse {
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
  // Pages; not what they load, nor what is passed on to the API.
  matcher: ['/((?!_next/static|_next/image|graphql|auth|.*\\.(?:js|svg|png|ico)$).*)'],
};
