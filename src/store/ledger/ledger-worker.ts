import { workerData } from 'node:worker_threads';
import { serveCalls } from '../worker/serve-calls.ts';
import { type Ledger, openLedger } from './open-ledger.ts';
import type { LedgerAnswer, LedgerCall, LedgerData } from './ledger-call.ts';

// the main thread starts this file with exactly this shape
const data: LedgerData = workerData;
let opening: Promise<Ledger> | undefined;

serveCalls(async (call: LedgerCall): Promise<LedgerAnswer> => {
  opening ??= openLedger(data);
  const ledger = await opening;
  if (call.type === 'save') return await ledger.save(call.records);
  if (call.type === 'ingest') return await ledger.ingest();
  return await ledger.close();
});
