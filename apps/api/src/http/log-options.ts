import type { FastifyServerOptions } from 'fastify';
import { errorForLog } from './error-for-log.ts';

const SECRET_HEADERS = ['authorization', 'cookie', 'set-cookie', 'proxy-authorization'];

/** JSON lines, each escaped by its writer, with the request's id; secrets and whatever stands in an address are left out. */
export function logOptions(log: boolean | NodeJS.WritableStream): NonNullable<FastifyServerOptions['logger']> | false {
  if (log === false) return false;
  return {
    level: 'info',
    redact: {
      paths: [...SECRET_HEADERS.map((name) => `req.headers["${name}"]`), '*.secret', '*.password', '*.token'],
      censor: '[left out]',
    },
    serializers: {
      err: errorForLog,
      // A query string may hold a document, a code or a state: the path is enough to find a request by.
      req: (request) => ({
        method: request.method,
        path: request.url.split('?', 1)[0] ?? '',
        remoteAddress: request.socket?.remoteAddress ?? 'gone',
      }),
    },
    ...(log === true ? {} : { stream: log }),
  };
}
