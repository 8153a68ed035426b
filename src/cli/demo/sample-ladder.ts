import { setTimeout as sleep } from 'node:timers/promises';
import type { DialEntry, SampleResponse } from '#contract';
import { VernierError } from '#core';
import type { GatewayClient } from '../client/gateway-client.ts';
import { type MeasuredDial, servingEntry } from '../client/serving-dial.ts';
import { forEachAtOnce } from './ask-positions.ts';

/** What the demo needs of a gateway: the sample work, and the dial that serves it. */
export interface SampleLadder {
  readonly title: string;
  readonly dial: MeasuredDial;
  readonly forms: readonly SampleResponse[];
}

/** Milliseconds that a gateway gets to make its first dial. */
const PATIENCE_MS = 30_000;
const PAUSE_MS = 250;

function noSample(url: string): VernierError {
  return new VernierError(
    'not-found',
    `the gateway at ${url} has providers of its own and no sample work: the demo turns the dial of the sample ladder, which costs nothing; for one question of your own use \`vernier ask\``,
  );
}

/** The sample's dial; at a very first start it is still being made for a moment. */
async function waitForDial(client: GatewayClient, note: (text: string) => void): Promise<DialEntry> {
  let entry = await servingEntry(client);
  for (let waited = 0; entry?.dial.status !== 'measured' && waited < PATIENCE_MS; waited += PAUSE_MS) {
    if (waited === 0) note('the dial of the sample work is being made, this takes a few seconds');
    await sleep(PAUSE_MS);
    entry = await servingEntry(client);
  }
  if (entry !== undefined) return entry;
  throw noSample(client.url);
}

async function readForms(client: GatewayClient, first: SampleResponse): Promise<readonly SampleResponse[]> {
  const forms = new Map([[0, first]]);
  const rest = Array.from({ length: first.count - 1 }, (_, index) => index + 1);
  await forEachAtOnce(rest, async (index) => {
    const form = await client.sample(index);
    if (form !== undefined) forms.set(index, form);
  });
  return [...forms].toSorted(([a], [b]) => a - b).map(([, form]) => form);
}

/**
 * Reads the sample work of a gateway, with the dial that serves it.
 *
 * Throws  'not-found' where the gateway serves something else; what the client throws
 */
export async function readSampleLadder(
  client: GatewayClient,
  note: (text: string) => void,
): Promise<SampleLadder> {
  const first = await client.sample(0);
  if (first === undefined) throw noSample(client.url);
  const { title, dial } = await waitForDial(client, note);
  if (dial.status !== 'measured') {
    throw new VernierError(
      'not-found',
      `the gateway at ${client.url} has sample work but no dial for it (${dial.reason}): look at \`vernier doctor\``,
    );
  }
  return { title, dial, forms: await readForms(client, first) };
}
