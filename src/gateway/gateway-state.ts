import type { Clock, CreateId, Plan } from '#core';
import type { Catalog } from '#catalog';
import type { EffortConfig } from '#effort';
import type { ExecutionHooks } from '#execution';
import type { Guard } from '#guard';
import type { ProviderRegistry } from '#providers';
import type { Dial } from '#routing';
import type { Spool, Store } from '#store';
import type { ConsoleFiles } from './console/console-files.ts';
import type { ShownDial } from './dials/shown-dial.ts';
import type { SampleWork } from './sample-work.ts';
import type { LatencyWindow } from './choice/latency-window.ts';
import type { RecentRequests } from './recent-requests.ts';

/** What a gateway is composed of. */
export interface GatewayParts {
  readonly catalog: Catalog;
  readonly providers: ProviderRegistry;
  readonly guard: Guard;
  readonly effort: EffortConfig;
  /** The promise of a request that asks for nothing. */
  readonly defaultHold: number;
  /** The dial in force; undefined until one is fitted. May change while the gateway runs. */
  readonly dial: () => Dial | undefined;
  /** The dials to look at, the first first; default the one in force. */
  readonly dials?: () => readonly ShownDial[];
  /** Work to try the gateway on. */
  readonly sample?: SampleWork;
  /** The built console, served at `/`. */
  readonly console?: ConsoleFiles;
  /** The ladder without a dial: model ids, cheapest first. */
  readonly ladder: readonly string[];
  /** The models that the configuration names for `auto`, in any order: no plan of a dial calls another. */
  readonly configuredLadder?: readonly string[];
  readonly spool: Spool;
  readonly store: Pick<Store, 'findDecision'>;
  readonly clock: Clock;
  readonly createId: CreateId;
  readonly hooks?: ExecutionHooks;
  readonly version: string;
  /** Is told of a bug: a failure that nothing expected. */
  readonly crash: (error: unknown) => void;
}

/** Everything that serving one request looks at. */
export interface GatewayState extends GatewayParts {
  readonly plans: readonly Plan[];
  readonly latency: LatencyWindow;
  readonly recent: RecentRequests;
}
