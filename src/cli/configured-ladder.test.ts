import { expect, it } from 'vitest';
import { recordedLines, recordingsFile } from './__fixtures__/recordings.ts';
import { smallDial } from './__fixtures__/small-dial.ts';
import { askGateway, startGateway } from './__fixtures__/start-gateway.ts';
import { temporaryFile, temporaryFolder } from './__fixtures__/temporary-folder.ts';

const SMALL = 'claude-3-haiku-20240307';

it('serves only the models of the ladder in vernier.yaml, whatever the dial would draw', async () => {
  const config = temporaryFile('vernier.yaml', `ladder: [${SMALL}]\n`);
  const dial = temporaryFile('dial.json', JSON.stringify(smallDial()));
  const lines = recordedLines(1);
  const flags = ['--config', config, '--dial', dial, '--recordings', recordingsFile(lines)];
  const { origin } = await startGateway(flags, temporaryFolder());
  const { prompt } = JSON.parse(lines[0] ?? '');
  const response = await askGateway(origin, { 'x-vernier-effort': 'max' }, prompt);
  expect(response.headers.get('x-vernier-model')).toBe(SMALL);
  expect(response.headers.get('x-vernier-certificate')).toBe('none; reason=not-on-ladder');
});
