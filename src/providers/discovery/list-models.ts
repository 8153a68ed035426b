import { get, type IncomingMessage } from 'node:http';
import { z } from 'zod';

/** A model as a server lists it. */
export interface ListedModel {
  readonly id: string;
  readonly ownedBy?: string;
  /** As the server runs it; absent where it does not say. */
  readonly contextWindowTokens?: number;
}

/** More than any list of models that is worth reading. */
const MAX_BODY_BYTES = 1_048_576;

const tokens = z.number().int().positive().optional().catch(undefined);

const ModelList = z.object({ data: z.array(z.unknown()).nullable() });

const ModelEntry = z.object({
  id: z.string(),
  owned_by: z.string().optional().catch(undefined),
  /** vLLM. */
  max_model_len: tokens,
  /** llama.cpp. */
  meta: z.object({ n_ctx: tokens }).optional().catch(undefined),
});

async function readBounded(body: AsyncIterable<Uint8Array>): Promise<string | undefined> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    if (size > MAX_BODY_BYTES) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function parseEntry(entry: unknown): ListedModel[] {
  const parsed = ModelEntry.safeParse(entry);
  if (!parsed.success) return [];
  const { id, owned_by: ownedBy, max_model_len: maxModelLen, meta } = parsed.data;
  const contextWindowTokens = maxModelLen ?? meta?.n_ctx;
  return [
    {
      id,
      ...(ownedBy === undefined ? {} : { ownedBy }),
      ...(contextWindowTokens === undefined ? {} : { contextWindowTokens }),
    },
  ];
}

function parseList(text: string): readonly ListedModel[] | undefined {
  try {
    const list = ModelList.safeParse(JSON.parse(text));
    // Ollama lists no models as null
    return list.success ? (list.data.data ?? []).flatMap(parseEntry) : undefined;
  } catch {
    return undefined;
  }
}

/** Node's own client: the one of the upstreams is not loaded only to find that there is none. */
function openList(origin: string, signal: AbortSignal): Promise<IncomingMessage> {
  const headers = { accept: 'application/json', 'accept-encoding': 'identity' };
  return new Promise((resolve, reject) => {
    get(`${origin}/v1/models`, { agent: false, headers, signal }, resolve).on('error', reject);
  });
}

/**
 * Asks a server for its models, once and without any key.
 *
 * Shape   undefined where nobody listens, nothing comes before the signal, or what comes is no list of models
 */
export async function listModels(
  origin: string,
  signal: AbortSignal,
): Promise<readonly ListedModel[] | undefined> {
  try {
    const answer = await openList(origin, signal);
    const text = answer.statusCode === 200 ? await readBounded(answer) : undefined;
    answer.destroy();
    return text === undefined ? undefined : parseList(text);
  } catch {
    // whatever went wrong: there is no server to use
    return undefined;
  }
}
