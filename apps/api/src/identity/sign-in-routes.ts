import type { FastifyInstance } from 'fastify';
import { type Authentication, SESSION_COOKIE } from './authenticate.ts';

const SESSION_SECONDS = 12 * 3_600;

/** /auth/sign-in, /auth/callback and /auth/sign-out: the browser's way through the identity provider and back. */
export function addSignInRoutes(app: FastifyInstance, { settings, identity, oidc }: Authentication): void {
  const { tenant } = settings;
  const publicUrl = settings.oidc?.publicUrl;
  const cookie = { path: '/', httpOnly: true, sameSite: 'lax', secure: publicUrl?.protocol === 'https:' } as const;

  app.get<{ Querystring: { returnTo?: string } }>('/auth/sign-in', async (request, reply) => {
    if (!oidc) return reply.code(404).send(problem('This installation has no identity provider: use an API key.'));
    const { location, ...pending } = await oidc.begin();
    await identity.beginSignIn(tenant, { ...pending, returnTo: ownPath(request.query.returnTo) });
    return reply.redirect(location.href);
  });

  app.get<{ Querystring: { state?: string } }>('/auth/callback', async (request, reply) => {
    if (!oidc || !publicUrl) return reply.code(404).send(problem('This installation has no identity provider.'));
    const state = typeof request.query.state === 'string' ? request.query.state : '';
    const pending = await identity.takeSignIn(tenant, state);
    if (!pending) return reply.code(400).send(problem('This sign-in is not one of ours, or over: start again.'));
    const proven = await oidc
      .finish(new URL(request.url, publicUrl), { state, ...pending })
      .catch((thrown: unknown) => {
        request.log.warn({ err: thrown }, 'a sign-in was refused');
        return null;
      });
    if (!proven) return reply.code(401).send(problem('The identity provider’s answer does not hold: start again.'));
    const signedIn = await identity.signInOidcUser(tenant, proven);
    if ('refusal' in signedIn) return reply.code(403).send(problem(signedIn.refusal));
    const session = await identity.openSession(tenant, signedIn.user.id);
    return reply
      .setCookie(SESSION_COOKIE, session, { ...cookie, maxAge: SESSION_SECONDS })
      .redirect(new URL(pending.returnTo, publicUrl).href);
  });

  app.post('/auth/sign-out', async (request, reply) => {
    const session = request.cookies[SESSION_COOKIE];
    if (session !== undefined) await identity.endSession(session);
    return reply.clearCookie(SESSION_COOKIE, cookie).code(204).send();
  });
}

/** A path of ours, or the start page: an address with a host, however spelt, would lead people away. */
export function ownPath(returnTo: unknown): string {
  if (typeof returnTo !== 'string' || !/^\/(?![/\\])/.test(returnTo) || /[\p{Cc}\\]/u.test(returnTo)) return '/';
  const url = URL.parse(returnTo, 'http://own.invalid');
  return url?.host === 'own.invalid' ? url.pathname + url.search + url.hash : '/';
}

function problem(message: string) {
  return { errors: [{ message, extensions: { code: 'UNAUTHENTICATED' } }] };
}
