import type { BodyEffort, RequestView } from '#wire';

interface ClientDefault {
  readonly client: string;
  readonly userAgent: RegExp;
  /** The model names with which the client sends this default; the first row that fits decides. */
  readonly model: RegExp;
  readonly field: BodyEffort['field'];
  readonly value: string | number;
}

/**
 * The efforts that clients send without being told to; of one client the narrowest row first.
 *
 * Source  Claude Code 2.1.329 and its agent SDK against a local listener, 2026-11-20: `medium` with the 5.5
 *         models, `high` with names it does not know, a budget of 31,999 with Sonnet 4.5 whatever `--effort` says;
 *         `xhigh` with Opus 4.7: Anthropic's effort page
 */
const CLIENT_DEFAULTS: readonly ClientDefault[] = [
  claudeCode(/^claude-(?:opus|sonnet|haiku)-5-5/, 'output_config.effort', 'medium'),
  claudeCode(/^claude-opus-4-7/, 'output_config.effort', 'xhigh'),
  claudeCode(/^/, 'output_config.effort', 'high'),
  claudeCode(/^/, 'thinking.budget_tokens', 31_999),
];

function claudeCode(model: RegExp, field: BodyEffort['field'], value: string | number): ClientDefault {
  return { client: 'Claude Code', userAgent: /^claude-cli\//, model, field, value };
}

/**
 * Says whether a body's effort is what this client sends by itself.
 *
 * Shape   a user who chooses the client's own default cannot be told from one who chose nothing
 */
export function isClientDefault(view: RequestView, userAgent: string | undefined): boolean {
  const { effort, model } = view;
  if (effort === undefined || userAgent === undefined) return false;
  const known = CLIENT_DEFAULTS.find(
    (row) => row.field === effort.field && row.userAgent.test(userAgent) && row.model.test(model),
  );
  return known?.value === effort.value;
}
