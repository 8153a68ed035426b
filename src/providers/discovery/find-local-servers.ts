import type { Catalog } from '#catalog';
import { ModelId, Secret } from '#core';
import type { DiscoveredModel, DiscoveredProvider, Discovery } from './discovered-provider.ts';
import { KNOWN_LOCAL_SERVERS, type KnownLocalServer } from './known-providers.ts';
import { listModels, type ListedModel } from './list-models.ts';

/** What is looked for on this machine. */
export interface LocalSearch {
  /** Says which names belong to models that are paid for. */
  readonly catalog: Catalog;
  readonly servers?: readonly KnownLocalServer[];
  /** Milliseconds that all servers together get. */
  readonly deadlineMs?: number;
}

const DEADLINE_MS = 300;
const MOST_MODELS = 8;
/** Printable ASCII without blanks: what can stand in a header and harms no terminal. */
const SHOWABLE = /^[\u0021-\u007e]+$/u;
/** Models that turn text into numbers, by the names that they usually have. */
const NO_ANSWERS = /embed|rerank|(?:^|[/_-])(?:bge|gte|e5|minilm)[-_.:]|minilm/iu;
/** Our own list of models says so: a gateway is no model of this machine. */
const OURS = 'vernier';

function nameOf({ id }: ListedModel): string {
  return id;
}

function toModel({ id, contextWindowTokens }: ListedModel): DiscoveredModel {
  return { id, ...(contextWindowTokens === undefined ? {} : { contextWindowTokens }) };
}

/** What the names of a list are worth. */
interface SortedNames {
  readonly models: readonly DiscoveredModel[];
  readonly notes: readonly string[];
}

function sortNames(listed: readonly ListedModel[], title: string, catalog: Catalog): SortedNames {
  const answering = listed.filter(({ id }) => !NO_ANSWERS.test(id));
  const named = answering.filter(({ id }) => ModelId.safeParse(id).success && SHOWABLE.test(id));
  const isForeign = ({ id }: ListedModel) => catalog.findModel(id).status === 'found';
  const foreign = named.filter(isForeign).map(nameOf);
  const own = named.filter((one) => !isForeign(one));
  const unnamed = answering.length - named.length;
  const more = own.length - MOST_MODELS;
  return {
    models: own.slice(0, MOST_MODELS).map(toModel),
    notes: [
      ...(listed.length === 0 ? [`${title} runs and has no model: load one there, and start again`] : []),
      ...(more > 0
        ? [`${title} has ${more} more: those that are wanted go under \`providers\` in vernier.yaml`]
        : []),
      ...(unnamed > 0
        ? [`${title} has ${unnamed} whose names are too long or cannot be shown: give them others there`]
        : []),
      // its calls would be counted at the price of the model that has this name
      ...(foreign.length > 0
        ? [
            `${title} gives names of paid models (${foreign.slice(0, MOST_MODELS).join(', ')}) to its own, which are left out: rename them there`,
          ]
        : []),
    ],
  };
}

async function lookAt(
  server: KnownLocalServer,
  catalog: Catalog,
  signal: AbortSignal,
): Promise<{ readonly provider: DiscoveredProvider | undefined; readonly notes: readonly string[] }> {
  const origin = `http://127.0.0.1:${server.port}`;
  const listed = await listModels(origin, signal);
  if (listed === undefined || listed.some(({ ownedBy }) => ownedBy === OURS)) {
    return { provider: undefined, notes: [] };
  }
  const { models, notes } = sortNames(listed, `${server.title} at ${origin}`, catalog);
  if (models.length === 0) return { provider: undefined, notes };
  const provider: DiscoveredProvider = {
    id: server.id,
    type: 'openai-chat',
    baseUrl: `${origin}/v1`,
    apiKey: new Secret('none', 'nowhere: a local server needs none'),
    foundAt: { kind: 'local-server', origin },
    models,
    alsoNamed: [],
  };
  return { provider, notes };
}

/**
 * Finds the model servers of this machine on their usual ports, all at the same time.
 *
 * Shape   only loopback is asked; whatever refuses, keeps silent or answers something else is no server
 */
export async function findLocalServers(search: LocalSearch): Promise<Discovery> {
  const { catalog, servers = KNOWN_LOCAL_SERVERS, deadlineMs = DEADLINE_MS } = search;
  const signal = AbortSignal.timeout(deadlineMs);
  const seen = await Promise.all(servers.map((server) => lookAt(server, catalog, signal)));
  return {
    providers: seen.flatMap(({ provider }) => (provider === undefined ? [] : [provider])),
    notes: seen.flatMap(({ notes }) => notes),
  };
}
