import type { Cost, OutcomeSource, PromiseHeld, RouteDecision } from '#core';

/** What no header may carry, replaced: model names and reasons come from outside. */
function toHeaderText(text: string): string {
  return text.replaceAll(/[^\x20-\x7e]/g, '?');
}

/** A certificate in the words of a header: `hold=0.95; confidence=0.95; n=584`, or `none; reason=…`. */
export function certificateText(promise: PromiseHeld): string {
  if (promise.status === 'top') return 'top';
  if (promise.status === 'none') return `none; reason=${toHeaderText(promise.reason)}`;
  return `hold=${promise.rho}; confidence=${promise.confidence}; n=${promise.n}; attempt=${promise.attempt}`;
}

/** What is known when the headers leave. */
export interface HeaderFacts {
  readonly requestId: string;
  readonly decision: RouteDecision;
  readonly modelId: string;
  /** Where the answer's words come from. */
  readonly source: OutcomeSource;
  /** What was asked of the dial and what is sent: `asked=high; sent=none; reason=…`. */
  readonly effort: string;
  readonly latencyUnknown: boolean;
  /** The final cost, where the answer was buffered anyway. */
  readonly cost?: Cost;
}

/** The headers that say what happened; numbers in plain decimals. */
export function responseHeaders(facts: HeaderFacts): Record<string, string> {
  const { decision, cost } = facts;
  const estimate = decision.candidates.find(
    (candidate) => candidate.planId === decision.planId,
  )?.costEstimateUsd;
  return {
    'x-vernier-request': facts.requestId,
    'x-vernier-decision': decision.id,
    'x-vernier-plan': toHeaderText(decision.planId),
    'x-vernier-model': toHeaderText(facts.modelId),
    'x-vernier-source': facts.source,
    'x-vernier-effort': facts.effort,
    ...(decision.dialSource === undefined ? {} : { 'x-vernier-dial-source': decision.dialSource }),
    'x-vernier-served-by': decision.servedBy,
    'x-vernier-certificate': certificateText(decision.certificate),
    ...(decision.position === null ? {} : { 'x-vernier-position': String(decision.position) }),
    ...(estimate === undefined ? {} : { 'x-vernier-cost-estimate-usd': toDecimal(estimate) }),
    ...(cost?.status === 'priced' ? { 'x-vernier-cost-usd': toDecimal(cost.costUsd) } : {}),
    ...(facts.latencyUnknown ? { 'x-vernier-deadline': 'latency-unknown' } : {}),
  };
}

/** Writes a small number without an exponent and without rounding away a price: at most 12 decimals. */
function toDecimal(value: number): string {
  return value.toFixed(12).replace(/\.?0+$/, '');
}
