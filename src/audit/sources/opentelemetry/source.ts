import type { DeclaredSource, FileReader } from '../../reading/declared-source.ts';

const IN_ONE_LINE = /^\{\s*"resourceSpans"\s*:/u;
/** One export over several lines, or a list of exports. */
const DOCUMENT = /^\s*(?:\[\s*)?\{\s*"resourceSpans"\s*:/u;

const lines: FileReader = {
  shape: 'lines',
  load: async () => (await import('./read-exports.ts')).parseExports,
};
const document: FileReader = {
  shape: 'document',
  load: async () => (await import('./read-exports.ts')).readExports,
};

/** Spans of calls to models in the JSON of the OpenTelemetry protocol, as its file exporters write them. */
export const opentelemetry: DeclaredSource = {
  id: 'opentelemetry',
  title: 'OpenTelemetry',
  kind: 'export',
  forms: [
    {
      names: /\.(?:jsonl|ndjson|json|log)$/iu,
      recognises: ({ firstLine }) => IN_ONE_LINE.test(firstLine),
      reader: lines,
    },
    { names: /\.json$/iu, recognises: ({ head }) => DOCUMENT.test(head), reader: document },
  ],
};
