import type { DialEntry, DialResponse } from '#contract';
import type { GatewayClient } from './gateway-client.ts';

/** A dial with readings, as a gateway tells of it. */
export type MeasuredDial = Extract<DialResponse, { status: 'measured' }>;

/** The dial that a gateway serves by, measured or not; undefined where it only shows others. */
export async function servingEntry(client: Pick<GatewayClient, 'dials'>): Promise<DialEntry | undefined> {
  const { dials } = await client.dials();
  return dials.find((entry) => entry.serves);
}
