import type { FieldOf } from '../../rows/row-forms.ts';

/** What tells rows of usage apart; of what was not grouped by, nothing stands there. */
const USAGE = [
  'start_time',
  'end_time',
  'model',
  'project_id',
  'user_id',
  'api_key_id',
  'batch',
  'service_tier',
  'api_source',
];
const COST = ['start_time', 'line_item', 'project_id', 'user_id', 'api_key_id', 'api_source'];

/** The same word for what the API has as a value and tables as text. */
function wordOf(value: unknown): string {
  const isTold = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
  return isTold ? String(value) : '';
}

/** Says whether a row is of batches; tables write the word in capitals. */
export function isBatch(field: FieldOf): boolean {
  return wordOf(field('batch')).toLowerCase() === 'true';
}

/** Lists what a row of usage is of. */
export function usageFacts(field: FieldOf): readonly string[] {
  return USAGE.map((name) => (name === 'batch' ? wordOf(field(name)).toLowerCase() : wordOf(field(name))));
}

/** Lists what a row of costs is of. */
export function costFacts(field: FieldOf): readonly string[] {
  return COST.map((name) => wordOf(field(name)));
}
