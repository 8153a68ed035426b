import { expect, it } from 'vitest';
import { callGateway } from './__fixtures__/call-gateway.ts';
import { createParts } from './__fixtures__/create-parts.ts';
import { createGateway } from './index.ts';
import { createRecentRequests } from './recent-requests.ts';

it('remembers the newest requests and forgets the oldest first', async () => {
  const parts = createParts();
  const gateway = createGateway(parts);
  for (let call = 0; call < 3; call += 1) await callGateway(gateway);
  const recent = createRecentRequests(2);
  for (const record of parts.records) recent.add(record);
  const found = parts.records.map((record) => recent.find(record.decision?.id ?? '')?.id);
  expect(found).toEqual([undefined, parts.records[1]?.id, parts.records[2]?.id]);
});

it('has nothing to say of a request without a decision', async () => {
  const parts = createParts();
  await callGateway(createGateway(parts));
  const recent = createRecentRequests();
  for (const record of parts.records) recent.add({ ...record, decision: null });
  expect(recent.find('dec_2')).toBeUndefined();
});
