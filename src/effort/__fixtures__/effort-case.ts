import { type CatalogModel, createCatalog } from '#catalog';
import type { WireFormat } from '#wire';
import { readEffortFacts } from '../send/effort-facts.ts';
import { type EffortToSend, sendEffort } from '../send/send-effort.ts';
import type { SendEffort } from '../send/sent-effort.ts';

/** A request for a model, and what becomes of its effort. */
export interface EffortCase {
  readonly name: string;
  readonly model: string;
  readonly effort?: EffortToSend['effort'];
  readonly asked?: string;
  readonly body?: object;
  readonly edits: SendEffort['edits'];
  readonly sent: SendEffort['sent'];
  readonly reason?: SendEffort['reason'];
}

const catalog = createCatalog();

function modelOf(id: string): CatalogModel {
  const found = catalog.findModel(id);
  if (found.status === 'found') return found.model;
  throw new Error(`the catalog has no ${id}`);
}

/** Gives what is sent for a case in a format. */
export function sendCase(
  format: WireFormat,
  { model, effort, asked, body = {} }: Omit<EffortCase, 'edits' | 'sent'>,
): SendEffort {
  return sendEffort({
    model: modelOf(model),
    facts: readEffortFacts(format, body),
    ...(effort === undefined ? {} : { effort }),
    ...(asked === undefined ? {} : { asked }),
  });
}
