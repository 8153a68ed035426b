import type { IsoDate } from '#core';
import type { SampleScenario } from './scenario/schema.ts';

/** The file of a sample that holds constructed answers. */
export const OUTCOMES = 'outcomes.jsonl';

/** What a sample is read with. */
export interface ReadWords {
  readonly hasAnswers: boolean;
  readonly pricesAt: IsoDate;
}

/** Gives the command that reads a sample; `path` leads to a file or folder of it. */
export function readWords(path: (name: string) => string, { hasAnswers, pricesAt }: ReadWords): string {
  const answers = hasAnswers ? ` --own-outcomes ${path(OUTCOMES)}` : '';
  return `vernier audit ${path('projects')}${answers} --prices ${pricesAt}`;
}

/** Says in the folder of a sample what it is. */
export function readmeText({ kinds }: SampleScenario, pricesAt: IsoDate): string {
  const hasAnswers = kinds.some(({ answers }) => answers !== undefined);
  const answers = `
\`${OUTCOMES}\` holds constructed answers to further prompts, which are not in the transcripts: no model gave them. The
\`answers\` of \`truth.json\` say what these transcripts would have lost and saved on other plans. To judge lower plans by
them, in this folder: \`${readWords((name) => name, { hasAnswers, pricesAt })}\`.
`;
  return `# A constructed sample

Nothing here was recorded: \`vernier audit sample\` wrote these transcripts from a scenario, and nobody worked, asked or
answered. \`truth.json\` says what is in them and what was planted. Read them with \`vernier audit projects\`.
${hasAnswers ? answers : ''}`;
}
