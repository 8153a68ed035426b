import { readFileSync } from 'node:fs';
import { VernierError } from '#core';
import type { DialRecord } from '../dial/dial.ts';
import { parseDial } from '../dial/parse-dial.ts';
import { loadDialInForce } from '../store.ts';
import { serveCertificates } from '../dial/served-certificates.ts';
import type { DialCommandContext } from './command-context.ts';
import { dialText } from './dial-text.ts';
import { unservedText } from './unserved-text.ts';

/** Reads a dial from a file, or the one in force. Throws 'file-unreadable', 'policy-invalid', 'not-found'. */
export async function readDial(
  context: Pick<DialCommandContext, 'openStore'>,
  file?: string,
): Promise<DialRecord> {
  if (file !== undefined) return parseDial(readDialFile(file), file);
  const store = await context.openStore();
  try {
    const dial = await loadDialInForce(store.db);
    if (dial !== undefined) return dial;
  } finally {
    await store.close();
  }
  throw new VernierError(
    'not-found',
    'no dial is in force: fit one with `vernier dial fit --recordings <files>`, or name a file with --dial',
  );
}

function readDialFile(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new VernierError('file-unreadable', `the dial ${file} cannot be read (${reason}): correct --dial`, {
      cause: error,
    });
  }
}

/** What `vernier dial show` shows: a file or the dial in force, and the certificates that count at a risk. */
export interface ShowDialOptions {
  readonly file?: string;
  readonly delta: number;
}

function reportDial({ terminal }: DialCommandContext, dial: DialRecord, delta: number): void {
  const { served, tooRisky } = serveCertificates(dial.certificates, delta);
  const shown = { ...dial, certificates: served };
  terminal.report({ text: `${dialText(shown)}${unservedText(tooRisky, delta)}`, json: shown });
}

/**
 * Prints the readings with their intervals and each certificate that counts here in a sentence; without a dial of one's
 * own, the sample's.
 */
export async function showDial(context: DialCommandContext, { file, delta }: ShowDialOptions): Promise<void> {
  try {
    reportDial(context, await readDial(context, file), delta);
  } catch (error) {
    if (!(error instanceof VernierError && error.code === 'not-found')) throw error;
    const { dial, note } = await context.dialOfSample();
    context.terminal.note(note);
    reportDial(context, dial, delta);
  }
}
