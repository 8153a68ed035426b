import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createCatalog } from '#catalog';
import { sessionId, temporaryHome, TODAY } from '../__fixtures__/temporary-home.ts';
import { isObject } from '../reading/json-field.ts';
import { type AuditOptions, runAudit } from '../run-audit.ts';
import { writeTranscript } from '../work/__fixtures__/conversations.ts';
import { REDACTION_WARNING } from './example-report.ts';

const SOURCES = join(import.meta.dirname, '..', 'sources');
const FORMS = ['text', 'json', 'notes', 'html', 'markdown', 'csv'] as const;

const read = (file: string) => readFileSync(file, 'utf8');

/** Runs an audit and gives every form of its report. */
async function forms(
  folder: string,
  options: Partial<AuditOptions> = {},
): Promise<Record<(typeof FORMS)[number], string>> {
  const { path } = temporaryHome();
  const said = { text: '', json: '', notes: '' };
  const files = { html: path('report.html'), markdown: path('report.md'), csv: path('calls.csv') };
  await runAudit(
    {
      terminal: {
        report: ({ text, json }) => Object.assign(said, { text, json: JSON.stringify(json) }),
        note: (text) => {
          said.notes += text;
        },
        progress: () => ({ update: () => undefined, done: () => undefined }),
      },
      clock: { now: () => TODAY, monotonicMs: () => 0 },
      homeDirectory: '/home/annelie',
      env: {},
      catalog: createCatalog(),
    },
    { folders: [folder], ...files, ...options },
  );
  return { ...said, html: read(files.html), markdown: read(files.markdown), csv: read(files.csv) };
}

const TEXT_FIELDS =
  /^(?:text|content|message|prompt|input|output|thinking|reasoning|summary|arguments|response|messages)$/u;

/** All strings that stand somewhere below a field for text. */
function* textsIn(value: unknown, isText = false): Iterable<string> {
  if (typeof value === 'string') {
    if (isText) yield value;
  } else if (Array.isArray(value)) for (const part of value) yield* textsIn(part, isText);
  else if (isObject(value)) {
    for (const [name, part] of Object.entries(value)) yield* textsIn(part, TEXT_FIELDS.test(name));
  }
}

function parsed(text: string): readonly unknown[] {
  try {
    return [JSON.parse(text)];
  } catch {
    return [];
  }
}

/** What is text in the fixtures of all sources. */
function fixtureTexts(): ReadonlySet<string> {
  const files = readdirSync(SOURCES, { recursive: true, withFileTypes: true }).filter(
    (entry) => entry.isFile() && entry.parentPath.includes('__fixtures__') && /\.jsonl?$/u.test(entry.name),
  );
  const texts = files.flatMap(({ parentPath, name }) => {
    const whole = readFileSync(join(parentPath, name), 'utf8');
    return [whole, ...whole.split('\n')].flatMap(parsed).flatMap((value) => [...textsIn(value)]);
  });
  return new Set(texts.filter((text) => text.length >= 8));
}

/** Writes a session that says one word in every place where text can stand. */
function writeSession(word: string, message = `${word} look here`) {
  const { home, path } = temporaryHome();
  const transcript = writeTranscript(sessionId(1), { slug: word, gitBranch: word });
  transcript.ask(message);
  transcript.answer([{ id: 't1', name: 'Bash', input: { command: `npm test ${word}`, description: word } }], {
    thinking: word,
  });
  transcript.result('t1', { isError: true, content: `FAIL ${word}` });
  transcript.ask([{ type: 'text', text: `no, ${word} again` }], { summary: word });
  transcript.answer([
    { id: 't2', name: 'Edit', input: { file_path: `/home/annelie/${word}`, new_string: word } },
  ]);
  transcript.save(path('projects', `${sessionId(1)}.jsonl`));
  return home;
}

describe('without --with-text', () => {
  it('lets no text of any fixture into any form of the report', async () => {
    const texts = fixtureTexts();
    expect(texts).toContain('constructed');
    const report = await forms(SOURCES);
    for (const form of FORMS) {
      expect([form, [...texts].filter((text) => report[form].includes(text))]).toEqual([form, []]);
    }
  });

  it('lets no word of a session into any form of the report', async () => {
    const report = await forms(writeSession('zanzibar'));
    for (const form of FORMS) expect(report[form]).not.toContain('zanzibar');
    expect(report.text).toContain('no text was read into this report');
    expect(JSON.parse(report.json)).toMatchObject({ examples: null });
  });
});

describe('with --with-text', () => {
  it('shows messages in every form but the list of calls, and says what redaction is worth', async () => {
    const report = await forms(writeSession('zanzibar'), { withText: true });
    for (const form of ['text', 'json', 'html', 'markdown'] as const) {
      expect(report[form]).toContain('zanzibar look here');
      // lines of a screen are broken
      expect(report[form].replaceAll(/\s+/gu, ' ')).toContain(REDACTION_WARNING);
      expect(report[form]).not.toContain('no text was read');
    }
    expect(report.csv).not.toContain('zanzibar');
  });

  it('shows no other text than messages', async () => {
    const report = await forms(writeSession('zanzibar', 'look here'), { withText: true });
    expect(report.html).toContain('look here');
    for (const form of FORMS) expect(report[form]).not.toContain('zanzibar');
  });

  it('redacts before any form is written', async () => {
    const message = 'as annelie@shop.example I paste /home/annelie/x and sk-ant-api03-Zm9vYmFyZm9v';
    const report = await forms(writeSession('x', message), { withText: true });
    expect(report.text).toContain('as [e-mail] I paste [home]/x and [key]');
    for (const form of ['text', 'json', 'html', 'markdown', 'notes'] as const) {
      expect(report[form]).not.toMatch(/annelie|Zm9vYmFyZm9v|shop\.example/u);
    }
  });

  it('lets no message steer a terminal, a page or a table', async () => {
    const message =
      '\u001B[2J\u202E</td><script>alert(1)</script> | [x](javascript:a) `code` ![](//e.example) \n# head';
    const report = await forms(writeSession('x', message), { withText: true });
    // oxlint-disable-next-line no-control-regex -- what is looked for steers terminals
    expect(report.text).not.toMatch(/[\u001B\u202E]/u);
    expect(report.html).not.toMatch(/<script|\u202E/u);
    expect(report.markdown).not.toMatch(/(?<!\\)(?:<script|\[x\]|!\[)/u);
    const rows = report.markdown.split('\n').filter((line) => line.includes('alert'));
    expect(rows.map((row) => row.split(/(?<!\\)\|/u).length)).toEqual([4]);
  });
});
