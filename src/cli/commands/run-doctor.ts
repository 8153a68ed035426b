import { type Terminal, toIsoDate } from '#core';
import type { CommandContext } from '../command-context.ts';
import { checkCatalog } from '../doctor/check-prices.ts';
import { examine } from '../doctor/examine.ts';
import { findProviders } from '../doctor/find-providers.ts';
import { reportFindings } from './report-findings.ts';
import { PACKAGE_ROOT } from '../package-facts.ts';

/** The options of `vernier doctor`. */
export interface DoctorFlags {
  readonly config?: string;
  /** Leaves out every call to somebody else. */
  readonly offline?: boolean;
}

const TICK_MS = 250;

/** Shows how far the checks are, also while one of them keeps everybody waiting. */
function showProgress(terminal: Terminal): {
  readonly onDone: (done: number, total: number, what: string) => void;
  readonly end: () => void;
} {
  const progress = terminal.progress('looking');
  let share = 0;
  let last = '';
  const ticking = setInterval(() => progress.update(share, last), TICK_MS);
  return {
    onDone(done, total, what) {
      share = done / total;
      last = `last: ${what}`;
    },
    end() {
      clearInterval(ticking);
      progress.done();
    },
  };
}

/** Looks at everything that Vernier needs and reports all of it; a problem makes the answer no. */
export async function runDoctor(context: CommandContext, flags: DoctorFlags): Promise<void> {
  const { environment, terminal, endSoon } = context;
  const { env, clock } = environment;
  const { catalog, findings: ofCatalog } = checkCatalog(environment.home);
  const progress = showProgress(terminal);
  const { findings, hasGivenUp } = await examine({
    environment,
    configFile: flags.config,
    isOffline: flags.offline === true,
    catalog,
    root: PACKAGE_ROOT,
    findProviders: (config) => findProviders(config, { env, catalog, today: toIsoDate(clock.now()) }),
    onDone: progress.onDone,
  }).finally(progress.end);
  reportFindings(context, [...findings, ...ofCatalog]);
  if (hasGivenUp) endSoon?.();
}
