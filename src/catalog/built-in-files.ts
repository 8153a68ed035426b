import anthropic from './data/anthropic.json' with { type: 'json' };
import google from './data/google.json' with { type: 'json' };
import openai from './data/openai.json' with { type: 'json' };
import recordings2024 from './data/recordings-2024.json' with { type: 'json' };
import { CatalogFile } from './schema.ts';

/**
 * Reads the dated data that comes with Vernier.
 *
 * Throws  a zod error when the data does not fit the schema; the tests keep that from being shipped
 */
export function readBuiltInFiles(): readonly CatalogFile[] {
  return [anthropic, openai, google, recordings2024].map((file) => CatalogFile.parse(file));
}
