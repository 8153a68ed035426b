import type { DeclaredSource } from '../../reading/declared-source.ts';

/** What every list has; later ones may have more. */
const MARKS = ['at', 'source', 'session', 'project', 'agentType', 'modelId', 'inputTokens', 'outputTokens'];

/** The calls that `vernier audit --csv` wrote into a file. */
export const callList: DeclaredSource = {
  id: 'call-list',
  title: 'call list',
  kind: 'export',
  forms: [
    {
      names: /\.csv$/u,
      recognises: ({ columns }) => MARKS.every((mark) => columns.includes(mark)),
      reader: { shape: 'table', load: async () => (await import('./read-rows.ts')).readRows },
    },
  ],
};
