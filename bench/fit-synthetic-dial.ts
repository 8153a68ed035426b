import { createRandom } from '#stats';
import {
  certify,
  type DialRecord,
  fitPolicy,
  openPolicy,
  RoutingConfig,
  rowRole,
  selectRows,
} from '#routing';
import { createSyntheticRows, type Pattern } from './synthetic-work.ts';

const ROWS = 800;
const SEED = 'bench';
/** The fewest shuffled refits that the gate takes: what is measured is the speed of a decision, not its quality. */
const SHUFFLES = 20;
const CREATED_AT = '2026-01-01T00:00:00.000Z';

/**
 * Fits and certifies a dial on synthetic rows, the same in every run.
 *
 * Shape   pattern: the level at which the policy learns, so that all heads of that level are used
 * Throws  RangeError when the fit learned at another level
 */
export function fitSyntheticDial(pattern: Pattern): DialRecord {
  const random = createRandom(`${SEED}-${pattern}`);
  const table = createSyntheticRows(random, ROWS, pattern);
  const rowsOf = (role: string) => selectRows(table, (clusterId) => rowRole(clusterId) === role);
  const policy = fitPolicy(rowsOf('fit'), {
    config: RoutingConfig.parse({ shuffles: SHUFFLES }),
    random,
    priceDate: '2026-01-01',
    createdAt: CREATED_AT,
    source: 'simulated',
  });
  if (policy.heads?.level !== pattern) {
    throw new RangeError(
      `the synthetic policy learned at level ${policy.heads?.level ?? 'none'}, not ${pattern}: ${JSON.stringify(policy.gates)}`,
    );
  }
  const open = openPolicy(policy);
  const certificates = [0.95, 0.97].map((rho) =>
    certify(open, rowsOf('certify'), { rho, delta: 0.05, attempt: 1, issuedAt: CREATED_AT }),
  );
  return { version: 1, policy, readings: [], certificates };
}
