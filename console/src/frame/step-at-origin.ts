/** Where a command looks for a gateway by itself. */
const DEFAULT_ORIGIN = 'http://127.0.0.1:8484';
/** The commands that ask a gateway. */
const ASKING = /`npx vernier (ask|demo)\b/gu;

/** A step whose commands ask the gateway of this page, wherever it listens. */
export function stepAtOrigin(step: string, origin: string): string {
  return origin === DEFAULT_ORIGIN
    ? step
    : step.replaceAll(ASKING, (command) => `${command} --url ${origin}`);
}
