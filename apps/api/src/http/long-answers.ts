import type { FastifyInstance } from 'fastify';
import { errorBody } from './error-answers.ts';

/** An answer longer than a browser or a notebook can take is not sent; the caller is told how to get it in parts. */
export function refuseLongAnswers(app: FastifyInstance, largestBytes: number): void {
  app.addHook('onSend', async (request, reply, payload) => {
    if (typeof payload !== 'string' || payload.length <= largestBytes) return payload;
    reply.code(413).header('content-type', 'application/json; charset=utf-8').removeHeader('content-length');
    const message = `The answer has ${payload.length} characters; at most ${largestBytes} are sent: page through it.`;
    return JSON.stringify(errorBody('RESULT_TOO_LARGE', message, request.id));
  });
}
