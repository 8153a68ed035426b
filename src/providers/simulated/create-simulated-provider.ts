import { setTimeout } from 'node:timers/promises';
import { sha256, VernierError } from '#core';
import { parseBody, type RequestView, readRequest, WIRE_FORMATS } from '#wire';
import { estimateUsage } from '../estimate-usage.ts';
import type { Provider, UpstreamRequest } from '../provider.ts';
import { givenUp, sayAnswer, type Wait } from '../say-answer.ts';
import type { SimulatedCase, SimulatedModel, Simulation } from './schema.ts';
import { simulateAnswer, textMs } from './simulate-answer.ts';

/** What a simulated provider answers from. */
export interface SimulatedProviderOptions {
  /** Default `simulated`. */
  readonly id?: string;
  readonly simulation: Simulation;
  readonly cases: readonly SimulatedCase[];
  /** Waits for the stated time; default: a real timer. */
  readonly wait?: Wait;
}

const realWait: Wait = (milliseconds, signal) => setTimeout(milliseconds, undefined, { signal });

/**
 * Makes a provider that answers as simulated models do, in either format, streamed or not, as slowly as stated.
 *
 * Shape   a case is found by the exact text of the newest user turn; any other prompt is told that this is a simulation;
 *         caps on tokens, temperature and stop sequences change nothing
 * Throws  by `open`: 'unknown-model' for a model that the simulation does not state; 'bad-request'; 'client-closed'
 */
export function createSimulatedProvider(options: SimulatedProviderOptions): Provider {
  const { id = 'simulated', simulation, cases, wait = realWait } = options;
  const byPrompt = new Map(cases.map((one) => [sha256(one.prompt), one]));
  const byModel = new Map<string, SimulatedModel>(simulation.models.map((model) => [model.id, model]));

  function findModel(modelId: string): SimulatedModel {
    const model = byModel.get(modelId);
    if (model !== undefined) return model;
    throw new VernierError(
      'unknown-model',
      `${modelId.slice(0, 100)} is not simulated: use one of ${[...byModel.keys()].join(', ')}`,
      { details: { modelId: modelId.slice(0, 100) } },
    );
  }

  function answerOf(model: SimulatedModel, view: RequestView): { name: string; text: string } {
    const asked = byPrompt.get(sha256(view.text));
    return asked === undefined
      ? { name: sha256(view.text), text: toNoCase(model) }
      : { name: asked.id, text: simulateAnswer({ seed: simulation.seed, model, case: asked }).text };
  }

  async function open(request: UpstreamRequest) {
    if (request.signal?.aborted === true) throw givenUp();
    const { format, body, modelId, signal } = request;
    const model = findModel(modelId);
    const view = readRequest(format, parseBody(body), { slashCommands: false });
    const { name, text } = answerOf(model, view);
    const usage = estimateUsage({ inputBytes: view.inputBytes, answer: text });
    await waitForHead(model, signal);
    return sayAnswer({ name, modelId, text, usage }, request, { textMs: textMs(model, usage), wait });
  }

  async function waitForHead({ firstTokenMs }: SimulatedModel, signal: AbortSignal | undefined) {
    if (firstTokenMs === 0) return;
    // a wait that the signal ends may end in any way: whether it did is asked of the signal alone
    await wait(firstTokenMs, signal ?? new AbortController().signal).catch((error: unknown) => {
      if (signal?.aborted !== true) throw error;
    });
    if (signal?.aborted === true) throw givenUp();
  }

  return { id, source: 'simulated', formats: WIRE_FORMATS, open, close: () => Promise.resolve() };
}

/** What is said to a prompt that is no case. */
function toNoCase({ id }: SimulatedModel): string {
  return (
    `This is a simulation: ${id} is no model, and no model has read your message. ` +
    'It answers the sample work only. For real answers put a provider into vernier.yaml (see examples/vernier.yaml) ' +
    'or a key such as ANTHROPIC_API_KEY into the environment, and start Vernier again.'
  );
}
