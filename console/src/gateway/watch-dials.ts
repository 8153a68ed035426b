import type { DialEntry, DialsResponse, HealthResponse } from 'vernier/contract';
import type { GatewayClient, Reply } from './gateway-client.ts';

/** How the gateway is, as far as the page knows. */
export type Connection =
  | { readonly status: 'waiting' }
  | { readonly status: 'up' }
  /** It answers, and takes no new work. */
  | { readonly status: 'degraded'; readonly reason: string }
  /** It does not answer since then. */
  | { readonly status: 'gone'; readonly since: Date; readonly message: string }
  | { readonly status: 'key-needed'; readonly message: string }
  | { readonly status: 'refused'; readonly message: string };

/** What was last read of the gateway. */
export interface DialsState {
  readonly connection: Connection;
  /** The dials as they were last read; undefined before the first time. */
  readonly entries: readonly DialEntry[] | undefined;
}

/** What a watch is handed. */
export interface WatchParts {
  readonly client: Pick<GatewayClient, 'health' | 'dials'>;
  readonly now: () => Date;
  readonly onChange: (state: DialsState) => void;
  /** Milliseconds between two looks. */
  readonly everyMs: number;
  /** Looks between two readings of dials that are all measured. */
  readonly looksPerReading: number;
}

/** A watch that can be told to look at once, and to stop. */
export interface DialsWatch {
  look(): Promise<void>;
  stop(): void;
}

function isSettled(entries: readonly DialEntry[] | undefined): boolean {
  return entries !== undefined && entries.every(({ dial }) => dial.status === 'measured');
}

function failedConnection(
  reply: Exclude<Reply<unknown>, { status: 'ok' }>,
  before: Connection,
  now: Date,
): Connection {
  if (reply.status === 'key-needed') return reply;
  if (reply.status === 'gone') {
    const since = before.status === 'gone' ? before.since : now;
    return { status: 'gone', since, message: reply.message };
  }
  const message = reply.status === 'absent' ? 'this gateway has no dials to look at' : reply.message;
  return { status: 'refused', message };
}

function healthyConnection(health: HealthResponse): Connection {
  return health.status === 'ok'
    ? { status: 'up' }
    : { status: 'degraded', reason: health.reason ?? 'no reason given' };
}

/** Looks at the gateway again and again: whether it is there, and what its dials read. */
export function watchDials(parts: WatchParts): DialsWatch {
  let state: DialsState = { connection: { status: 'waiting' }, entries: undefined };
  let text = '';
  let looks = 0;
  let isStopped = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const tell = (next: DialsState) => {
    const isNew = JSON.stringify(next.connection) !== JSON.stringify(state.connection);
    if (isStopped || (!isNew && next.entries === state.entries)) return;
    state = next;
    parts.onChange(state);
  };

  // equal figures stay the same object, so that nothing is drawn anew
  const keep = (response: DialsResponse): readonly DialEntry[] => {
    const read = JSON.stringify(response.dials);
    if (read === text && state.entries !== undefined) return state.entries;
    text = read;
    return response.dials;
  };

  const lookOnce = async () => {
    const health = await parts.client.health();
    if (health.status !== 'ok') {
      tell({ ...state, connection: failedConnection(health, state.connection, parts.now()) });
      return;
    }
    const connection = healthyConnection(health.value);
    const wasUp = state.connection.status === 'up' || state.connection.status === 'degraded';
    const isDue = !wasUp || !isSettled(state.entries) || looks % parts.looksPerReading === 0;
    looks += 1;
    if (!isDue) {
      tell({ ...state, connection });
      return;
    }
    const dials = await parts.client.dials();
    if (dials.status === 'ok') tell({ connection, entries: keep(dials.value) });
    else tell({ ...state, connection: failedConnection(dials, state.connection, parts.now()) });
  };

  const look = async () => {
    clearTimeout(timer);
    await lookOnce();
    clearTimeout(timer);
    if (!isStopped) timer = setTimeout(() => void look(), parts.everyMs);
  };

  return {
    look,
    stop: () => {
      isStopped = true;
      clearTimeout(timer);
    },
  };
}
