import { loadConfig, type LoadedConfig } from '../config/load-config.ts';
import { VernierConfig } from '../config/vernier-config.ts';
import type { Environment } from '../environment.ts';
import type { Finding } from './finding.ts';

/** What can be said of the configuration, and the one to go on with. */
export interface ConfigurationFacts {
  readonly finding: Finding;
  /** Where the file cannot be used, the defaults, so that everything else can still be looked at. */
  readonly loaded: LoadedConfig;
}

/** Reads the configuration as `up` would. */
export function checkConfiguration(environment: Environment, file: string | undefined): ConfigurationFacts {
  const what = 'configuration';
  try {
    const loaded = loadConfig(environment, file);
    return { finding: { what, status: 'ok', found: loaded.file ?? 'none; the defaults hold' }, loaded };
  } catch (error) {
    const found = error instanceof Error ? error.message : String(error);
    const config = VernierConfig.parse({});
    return {
      finding: { what, status: 'problem', found },
      loaded: { config, file: null, directory: environment.directory },
    };
  }
}
