import { createCatalog } from '#catalog';
import { expect, it, onTestFinished } from 'vitest';
import { replayBytes, startReplayServer } from '../__fixtures__/replay-server.ts';
import { discoverProviders } from './discover-providers.ts';

const EVERYWHERE = { environment: true, local: true };

async function discover(places: typeof EVERYWHERE, models: readonly string[]) {
  const bytes = Buffer.from(JSON.stringify({ data: models.map((id) => ({ id })) }));
  const server = await startReplayServer(replayBytes({ bytes }));
  onTestFinished(() => server.stop());
  const port = Number(new URL(server.baseUrl).port);
  const { providers, notes } = await discoverProviders({
    ...places,
    env: { GROQ_API_KEY: 'gsk_1234567' },
    catalog: createCatalog(),
    today: '2026-11-21',
    servers: [{ id: 'ollama', title: 'Ollama', port, source: 'a test' }],
    deadlineMs: 10_000,
  });
  return { ids: providers.map(({ id }) => id), providers, notes, wasAsked: server.requests.length > 0 };
}

it('finds keys first, then servers of this machine', async () => {
  expect((await discover(EVERYWHERE, ['llama3.2:3b'])).ids).toEqual(['groq', 'ollama']);
});

it('looks only where it may', async () => {
  expect(await discover({ environment: false, local: true }, ['a'])).toMatchObject({ ids: ['ollama'] });
  expect(await discover({ environment: true, local: false }, ['a'])).toMatchObject({
    ids: ['groq'],
    wasAsked: false,
  });
});

it('leaves a name to the provider that has it first, and says so', async () => {
  const { providers, notes } = await discover(EVERYWHERE, ['openai/gpt-oss-20b', 'own']);
  expect(providers[1]?.models).toEqual([{ id: 'own' }]);
  expect(notes).toEqual(['ollama has openai/gpt-oss-20b as well, which groq answers']);
});

it('drops a server that has nothing of its own', async () => {
  expect((await discover(EVERYWHERE, ['openai/gpt-oss-20b'])).ids).toEqual(['groq']);
});
