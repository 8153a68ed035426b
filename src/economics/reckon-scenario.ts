import { computeReturn, type Return } from './compute-return.ts';
import type { Prices } from './price-work.ts';
import { type Choose, resolveScenario } from './resolve-scenario.ts';
import type { Scenario } from './scenario/schema.ts';

/** Works a return out from chosen numbers; it asks for them always in the same order. */
export type Reckon = (choose: Choose) => Return;

/** Says how the return of a scenario is worked out at some prices. */
export function reckonScenario(scenario: Scenario, prices: Prices): Reckon {
  return (choose) => computeReturn(resolveScenario(scenario, choose), prices);
}
