import { VernierError, type WhatIfPrice } from '#core';
import type { Catalog } from '../create-catalog.ts';
import { nearNamesText } from '../near-names.ts';

const SHAPE = /^(?<name>[^=]+)=(?<input>[^/=]+)\/(?<output>[^/=]+)$/u;
const NUMBER = /^(?:\d+(?:\.\d+)?|\.\d+)$/u;
/** More than a hundred times the dearest list price: it is a slip of the pen. */
const MOST_USD = 10_000;

function quote(text: string): string {
  return JSON.stringify(text.slice(0, 100));
}

function parseUsd(text: string, whole: string): number {
  const usd = NUMBER.test(text.trim()) ? Number(text) : Number.NaN;
  if (usd >= 0 && usd <= MOST_USD) return usd;
  throw new VernierError(
    'called-wrongly',
    `the what-if price ${quote(whole)} holds ${quote(text)}: write USD per million tokens from 0 to ${MOST_USD}, such as 0.08`,
  );
}

/**
 * Reads what a model might cost, as `claude-haiku-5-5=0.08/0.40`: USD per million input and output tokens.
 *
 * Throws  'called-wrongly' for another shape; 'unknown-model', with near names, for a model that the catalog has not
 */
export function parseWhatIf(text: string, catalog: Catalog): WhatIfPrice {
  const { name, input, output } = SHAPE.exec(text.trim())?.groups ?? {};
  if (name === undefined || input === undefined || output === undefined) {
    throw new VernierError(
      'called-wrongly',
      `${quote(text)} is no what-if price: write <model>=<input>/<output> in USD per million tokens, such as claude-haiku-5-5=0.08/0.40`,
    );
  }
  const found = catalog.findModel(name.trim());
  if (found.status === 'unknown-model') {
    const names = catalog.listModels().flatMap(({ id, aliases }) => [id, ...aliases]);
    throw new VernierError(
      'unknown-model',
      `the catalog has no model ${quote(name.trim())} to give a what-if price: ${nearNamesText(name, names)}`,
    );
  }
  return {
    model: found.model.id,
    inputUsdPerMillionTokens: parseUsd(input, text),
    outputUsdPerMillionTokens: parseUsd(output, text),
  };
}
