import { createCatalog } from '#catalog';
import { createProviderRegistry, createRecordedProvider } from '#providers';
import { type DialRecord, openDial, RoutingConfig } from '#routing';
import { openStore } from '#store';
import { describe, expect, it, onTestFinished } from 'vitest';
import { smallDial } from '../__fixtures__/small-dial.ts';
import { temporaryFile, temporaryFolder } from '../__fixtures__/temporary-folder.ts';
import { chooseDial, dialOf, modelsOfDial } from './serving-dial.ts';

/** The risks of the certificates with which a dial file serves, where the configuration wants this risk. */
async function risksServed(record: DialRecord, delta: number): Promise<readonly number[] | undefined> {
  const store = await openStore({ home: temporaryFolder() });
  onTestFinished(() => store.close());
  const provider = createRecordedProvider({ rows: [], catalog: createCatalog() });
  const registry = createProviderRegistry([{ provider, models: modelsOfDial(openDial(record)) }]);
  const file = temporaryFile('dial.json', JSON.stringify(record));
  const { dial } = await chooseDial({ store, providers: { registry } }, { file, delta });
  return dialOf(dial)?.certificates.map((certificate) => certificate.delta);
}

describe('a certificate', () => {
  const record = smallDial();
  const { delta } = RoutingConfig.parse({});

  it('serves at the risk that the configuration wants', async () => {
    expect(await risksServed(record, delta)).toEqual(record.certificates.map(() => delta));
  });

  it('at a larger risk than the configuration wants keeps no promise', async () => {
    expect(await risksServed(record, delta / 5)).toEqual([]);
  });
});
