export type Reply<Body> = { readonly status: number; readonly headers: Headers; readonly body: Body };

/** A caller of the public API: a base URL, and credentials unless it is nobody. */
export const apiCaller =
  (apiUrl: string, credentials?: string) =>
  async <Body>(
    method: string,
    path: string,
    body?: unknown,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Reply<Body>> => {
    const response = await fetch(`${apiUrl}${path}`, {
      method,
      headers: {
        ...(credentials && { authorization: `Bearer ${credentials}` }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json') ?? false;
    return {
      status: response.status,
      headers: response.headers,
      body: (isJson && text !== '' ? JSON.parse(text) : text) as Body,
    };
  };

type Call = ReturnType<typeof apiCaller>;

/** Calls, and stops the story with the whole answer unless it has the status that the story needs. */
export const expecting =
  (call: Call) =>
  async <Body = unknown>(status: number, method: string, path: string, body?: unknown): Promise<Body> => {
    const reply = await call<Body>(method, path, body);
    if (reply.status !== status) {
      throw new Error(`${method} ${path} answered ${reply.status} instead of ${status}: ${JSON.stringify(reply.body)}`);
    }
    return reply.body;
  };

export type Person = ReturnType<typeof expecting>;

/** Asks again until the answer is as wanted. */
export const until = async <T>(ask: () => Promise<T>, wanted: (answer: T) => boolean, seconds = 60): Promise<T> => {
  const deadline = Date.now() + seconds * 1000;
  for (;;) {
    const answer = await ask();
    if (wanted(answer)) return answer;
    if (Date.now() > deadline)
      throw new Error(`Waited ${seconds} s in vain; the last answer was ${JSON.stringify(answer)}`);
    await new Promise((resume) => setTimeout(resume, 250));
  }
};
