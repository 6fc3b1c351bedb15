/** The least of a browser: follows redirects one by one, keeps cookies by host, sends forms. */
export interface FormBrowser {
  get(url: string): Promise<Response>;
  /** Without a form, an empty body. */
  post(url: string, form?: Readonly<Record<string, string>>): Promise<Response>;
  cookie(name: string): string | undefined;
}

export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** `fetchOwn` answers for the address under test, which listens nowhere. */
export function formBrowser(ownOrigin: string, fetchOwn: Fetch): FormBrowser {
  const jars = new Map<string, Map<string, string>>();
  const send = async (url: string, init: RequestInit): Promise<Response> => {
    const { origin } = new URL(url);
    const jar = jars.get(origin) ?? new Map<string, string>();
    jars.set(origin, jar);
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = new Headers(init.headers);
    if (cookie !== '') headers.set('cookie', cookie);
    const ask = origin === ownOrigin ? fetchOwn : fetch;
    const response = await ask(url, { ...init, headers, redirect: 'manual' });
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      const [name = '', value = ''] = pair.split(/=(.*)/s);
      if (/expires=Thu, 01 Jan 1970|max-age=0/i.test(line)) jar.delete(name);
      else jar.set(name, value);
    }
    return response;
  };
  return {
    get: (url) => send(url, { method: 'GET' }),
    post: (url, form) =>
      send(url, {
        method: 'POST',
        ...(form && {
          body: new URLSearchParams(form).toString(),
          headers: { 'content-type': 'application/x-www-form-urlencoded' },
        }),
      }),
    cookie: (name) => [...jars.values()].map((jar) => jar.get(name)).find((value) => value !== undefined),
  };
}
