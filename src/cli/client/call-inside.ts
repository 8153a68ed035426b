import { createMemorySink, type Gateway } from '#gateway';

/** One call as it would be sent over HTTP. */
interface InsideCall {
  readonly method?: string;
  /** By their names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** Sends a call to a gateway of this process. */
export type CallInside = (url: string, call: InsideCall) => Promise<Response>;

/** The guard serves this machine alone where no keys are configured. */
const HOST = { host: 'localhost' };

/** Calls a gateway of this process as a client would, with nothing listening that somebody else could call. */
export function callInside(gateway: Pick<Gateway, 'app' | 'serve'>): CallInside {
  return async (url, call) => {
    const path = new URL(url).pathname;
    const headers = { ...call.headers, ...HOST };
    if (path !== '/v1/messages') {
      const { method = 'GET', body = null } = call;
      return await gateway.app.request(url, { method, headers, body });
    }
    const { sink, answer } = createMemorySink();
    await gateway.serve({ method: 'POST', path, headers }, Buffer.from(call.body ?? ''), sink);
    const { status, headers: said, body } = await answer;
    return new Response(body, { status, headers: said });
  };
}
