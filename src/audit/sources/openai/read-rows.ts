import { createRowKeys } from '../../buckets/row-keys.ts';
import type { CreateRowParser } from '../../reading/declared-source.ts';
import { costFacts, usageFacts } from './row-facts.ts';
import { tellCosts } from './tell-costs.ts';
import { tellUsage } from './tell-usage.ts';

/** Reads the table of usage that the dashboard exports. */
export const readUsageRows: CreateRowParser = (_path, _columns, sink) => {
  const keyOf = createRowKeys();
  return {
    row: (cell, line) => tellUsage(cell, { key: `usage ${keyOf(usageFacts(cell))}`, sink, line }),
    end: () => undefined,
  };
};

/** Reads the table of costs that the dashboard exports; a day without costs has a row without an amount. */
export const readCostRows: CreateRowParser = (_path, _columns, sink) => {
  const keyOf = createRowKeys();
  return {
    row(cell, line) {
      const amount = cell('amount_value');
      if (amount === undefined) return;
      const currency = cell('amount_currency');
      tellCosts(cell, { amount, currency }, { key: `cost ${keyOf(costFacts(cell))}`, sink, line });
    },
    end: () => undefined,
  };
};
