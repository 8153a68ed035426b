import { writeFileSync } from 'node:fs';
import { toIsoDate, VernierError } from '#core';
import { listSources } from '../refresh/list-sources.ts';
import type { Proposal } from '../refresh/proposal.ts';
import { proposeChanges } from '../refresh/propose-changes.ts';
import { type ListResult, readList } from '../refresh/read-list.ts';
import { addToUserCatalog } from '../user/add-to-user-catalog.ts';
import { readUserCatalog, userCatalogPath } from '../user/read-user-catalog.ts';
import { writeUserCatalog } from '../user/write-user-catalog.ts';
import type { ModelsCommandContext } from './command-context.ts';
import { proposalText } from './proposal-text.ts';

/** How the lists are read and what is done with the proposal. */
export interface RefreshFlags {
  readonly out?: string;
  readonly write?: boolean;
  readonly timeoutMs: number;
}

async function readLists(context: ModelsCommandContext, timeoutMs: number): Promise<readonly ListResult[]> {
  const sources = listSources(await context.findEndpoints(), context.modelsDevUrl);
  return await Promise.all(sources.map((source) => readList(source, { fetch: context.fetch, timeoutMs })));
}

function writeProposal(path: string, proposal: Proposal): string {
  try {
    writeFileSync(path, `${JSON.stringify(proposal, null, 2)}\n`);
    return `The proposal is in ${path}.`;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new VernierError('file-unwritable', `${path} cannot be written (${reason}): choose another --out`, {
      cause: error,
    });
  }
}

function countText(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}

function takeOver(home: string, proposal: Proposal): string {
  const { prices, newModels: models, readOn } = proposal;
  const path = userCatalogPath(home);
  if (prices.length + models.length === 0) return `${path} stays as it is.`;
  writeUserCatalog(
    home,
    addToUserCatalog(readUserCatalog(home), { models, prices: toUserPrices(prices) }, readOn),
  );
  return `Written to ${path}: ${countText(prices.length, 'price')} and ${countText(models.length, 'model')}, in force from ${readOn}.`;
}

function toUserPrices(prices: Proposal['prices']) {
  return prices.map(({ model, price }) => ({ model, price }));
}

/**
 * Reads the lists of models that can be reached and proposes what differs from the catalog; only with `write` it is
 * taken over, into the user's catalog.
 *
 * Throws  'upstream-unreachable' when no list could be read; 'file-unwritable'
 */
export async function refreshModels(context: ModelsCommandContext, flags: RefreshFlags): Promise<void> {
  const { terminal, catalog, clock, home } = context;
  const results = await readLists(context, flags.timeoutMs);
  const lists = results.filter((result) => result.status === 'read');
  if (lists.length === 0) {
    const reasons = results.map((result) =>
      result.status === 'failed' ? `${result.title}: ${result.reason}` : '',
    );
    throw new VernierError(
      'upstream-unreachable',
      `no list of models could be read (${reasons.join('; ')}): go online and try again; the catalog stays as it is`,
    );
  }
  const proposal = proposeChanges(catalog, lists, toIsoDate(clock.now()));
  const isSame = proposal.prices.length + proposal.newModels.length === 0;
  const done = [
    ...(flags.out === undefined ? [] : [writeProposal(flags.out, proposal)]),
    ...(flags.write === true ? [takeOver(home, proposal)] : []),
  ];
  const hint = `Nothing was changed: add --write to take it over into ${userCatalogPath(home)}.`;
  const after = done.length === 0 && !isSame ? [hint] : done;
  const sources = results.map((result) =>
    result.status === 'read' ? { title: result.title, status: 'read', models: result.models.length } : result,
  );
  terminal.report({
    text: [proposalText(results, proposal), ...after].join('\n\n'),
    json: { sources, ...proposal, written: flags.write === true && !isSame },
  });
}
