import { afterAll, describe, expect, test } from 'vitest';
import { readIdentitySettings, SINGLE_USER_SETTINGS } from '../../apps/api/src/identity/settings.ts';
import type { TrustedProxies } from '../../apps/api/src/identity/trusted-proxies.ts';
import { type RunningApi, startApi } from './running-api.ts';

// F16: whoever guesses at keys is counted by the address it has, not by the one it says it has.

const started: RunningApi[] = [];
afterAll(() => Promise.all(started.map((api) => api.close())));

async function behind(trustedProxies: TrustedProxies) {
  const api = await startApi({ settings: { ...SINGLE_USER_SETTINGS, mode: 'sign-in', trustedProxies } });
  started.push(api);
  const guess = async (remoteAddress: string, forwarded?: string) => {
    const authorization = `Bearer fl_local_aaaaaaaaaaaa_${'A'.repeat(43)}`;
    const { statusCode } = await api.inject({
      method: 'POST',
      url: '/graphql',
      payload: { query: '{ __typename }' },
      headers: { authorization, ...(forwarded === undefined ? {} : { 'x-forwarded-for': forwarded }) },
      remoteAddress,
    });
    return statusCode;
  };
  /** Ten guesses, the n-th with the header made of n, after which the address they came from may guess no more. */
  const useUp = async (remoteAddress: string, forwarded: (n: number) => string) => {
    for (let n = 0; n < 10; n++) expect(await guess(remoteAddress, forwarded(n)), `guess ${n}`).toBe(401);
  };
  return { guess, useUp };
}

const CALLER = '203.0.113.7';
const OTHER = '203.0.113.8';
const made = (n: number) => `198.51.100.${n}`;

describe('the address a caller is counted by', () => {
  test('is that of the connection as it is installed, whatever the header says, from this machine as well', async () => {
    const { guess, useUp } = await behind(readIdentitySettings({}).trustedProxies);
    for (const connection of ['127.0.0.1', '10.0.0.1', CALLER]) {
      await useUp(connection, made);
      expect(await guess(connection, OTHER)).toBe(429);
      expect(await guess(connection)).toBe(429);
    }
    expect(await guess(OTHER, CALLER)).toBe(401);
  });

  test.each([
    [1, (caller: string) => caller],
    [2, (caller: string) => `${caller}, 192.0.2.1`],
    [3, (caller: string) => `${caller}, 192.0.2.1,192.0.2.2`],
  ] as const)('is so many places from the end of the header where %i proxies write it', async (proxies, chain) => {
    const { guess, useUp } = await behind(proxies);
    await useUp('10.0.0.1', (n) => chain(`${made(n)}, ${CALLER}`));
    expect(await guess('10.0.0.1', chain(`${OTHER}, ${CALLER}`))).toBe(429);
    expect(await guess('10.0.0.1', chain(CALLER))).toBe(429);
    expect(await guess('10.0.0.1', chain(OTHER))).toBe(401);
    expect(await guess('10.0.0.1', chain(`${CALLER}, ${OTHER}`))).toBe(401);
  });

  test('is the last that is no proxy of the list; whoever is none is not believed at all', async () => {
    const { guess, useUp } = await behind(['10.0.0.0/8', '192.0.2.1']);
    await useUp('10.0.0.1', (n) => `${made(n)}, ${CALLER}, 192.0.2.1, 10.2.3.4`);
    expect(await guess('10.9.9.9', CALLER)).toBe(429);
    expect(await guess('10.0.0.1', `${CALLER}, ${OTHER}`)).toBe(401);
    await useUp('198.51.100.200', made);
    expect(await guess('198.51.100.200', OTHER)).toBe(429);
  });

  test('is the same with a port behind it and in either way of writing it, and text that is none is the proxy’s', async () => {
    const { guess, useUp } = await behind(1);
    await useUp('10.0.0.1', (n) => `${CALLER}:${40_000 + n}`);
    for (const same of [CALLER, `::ffff:${CALLER}`, `[::ffff:${CALLER}]:1`])
      expect(await guess('10.0.0.1', same)).toBe(429);
    await useUp('10.0.0.2', (n) => `unknown-${n}`);
    expect(await guess('10.0.0.2', 'unknown')).toBe(429);
    expect(await guess('10.0.0.3', 'unknown')).toBe(401);
  });

  test('is set by a number or a list, and by nothing else', () => {
    const proxiesIn = (text: string) => readIdentitySettings({ FAULTLINE_TRUSTED_PROXIES: text }).trustedProxies;
    expect(readIdentitySettings({}).trustedProxies).toBe(0);
    expect([proxiesIn(''), proxiesIn('0'), proxiesIn('2')]).toEqual([0, 0, 2]);
    expect(proxiesIn('loopback, 10.0.0.0/8,::1')).toEqual(['loopback', '10.0.0.0/8', '::1']);
    for (const wrong of ['true', '*', '-1', '99', '1.5', '10.0.0.0/40', 'loopback,', 'proxy.example'])
      expect(() => proxiesIn(wrong), wrong).toThrow('FAULTLINE_TRUSTED_PROXIES');
  });
});
