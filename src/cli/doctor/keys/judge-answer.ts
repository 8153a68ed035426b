import { assertNever } from '#core';
import type { HttpAnswer } from '../ask-http.ts';
import type { Finding } from '../finding.ts';
import type { KeyedProvider } from '../find-providers.ts';

type Judgement = Pick<Finding, 'status' | 'found'>;
type Answered = Extract<HttpAnswer, { readonly type: 'answered' }>;

/** What is said of a provider: where it is, and where its key was read. */
interface Names {
  readonly origin: string;
  readonly key: string;
}

const problem = (found: string): Judgement => ({ status: 'problem', found });
const note = (found: string): Judgement => ({ status: 'note', found });

/** Google answers 400 to a key that it does not know. */
function saysBadKey({ status, text }: Answered): boolean {
  return status === 401 || status === 403 || (status === 400 && /API_KEY_INVALID|api key/iu.test(text));
}

function judgeRedirect({ status, header }: Answered, { origin }: Names): Judgement {
  const target = URL.parse(header('location') ?? '', origin)?.origin ?? 'nowhere';
  return problem(
    `${origin} answers ${status}, a redirect to ${target}, which is not followed: let baseUrl name the interface itself`,
  );
}

function judgeSuccess({ header, text }: Answered, { origin, key }: Names): Judgement {
  const begins = text.trimStart().slice(0, 1);
  if (begins === '{' || begins === '[') return { status: 'ok', found: `${origin} accepts ${key}` };
  const isPage = begins === '<' || (header('content-type') ?? '').startsWith('text/html');
  return problem(
    `${origin} answers with ${isPage ? 'a page (HTML)' : 'something else'} where its list of models was asked for: let baseUrl name the interface itself, and look for a proxy or a log-in page on the way`,
  );
}

function judgeAnswered(answer: Answered, names: Names): Judgement {
  const { status } = answer;
  const { origin, key } = names;
  if (saysBadKey(answer)) {
    return problem(`${origin} refuses ${key} (${status}): put a key there that is valid for it`);
  }
  if (status === 402) return problem(`${origin} says that nothing is paid for (402) with ${key}: top it up`);
  if (status >= 300 && status < 400) return judgeRedirect(answer, names);
  if (status < 300) return judgeSuccess(answer, names);
  if (status === 404 || status === 405) {
    return note(
      `${origin} lists no models (${status}), so that ${key} was not tried: check baseUrl where calls fail`,
    );
  }
  if (status === 429) return note(`${origin} wants fewer calls just now (429), so that ${key} was not tried`);
  return note(`${origin} answers ${status}, so that ${key} was not tried: try again later`);
}

function unreachableAdvice(code: string): string {
  if (/CERT|SELF_SIGNED|ISSUER|SSL|TLS/u.test(code)) {
    return 'look at the clock of this machine, and at what stands between';
  }
  return code === 'ECONNREFUSED' ? 'start it, or correct baseUrl' : 'go online, or correct baseUrl';
}

/** Says what the answer to the free call means for a provider; the key itself and texts of others are never repeated. */
export function judgeAnswer(answer: HttpAnswer, provider: KeyedProvider, timeoutMs: number): Judgement {
  const { origin } = new URL(provider.baseUrl);
  const key = `the key from ${provider.apiKey.from ?? 'the configuration'}`;
  switch (answer.type) {
    case 'answered':
      return judgeAnswered(answer, { origin, key });
    case 'silent':
      return note(
        `${origin} gave no answer within ${timeoutMs / 1000} s, so that ${key} was not tried: go online, or try again later`,
      );
    case 'not-http':
      return problem(
        `${origin} answers with something that is no HTTP: let baseUrl name the interface itself`,
      );
    case 'unreachable':
      return note(
        `${origin} could not be reached (${answer.code}), so that ${key} was not tried: ${unreachableAdvice(answer.code)}`,
      );
    default:
      return assertNever(answer);
  }
}
