import { sha256, VernierError } from '#core';
import { readLines } from './read-lines.ts';
import { RecordedRow, type Recordings, type RecordingProblem } from './schema.ts';

/** As many problems are listed; all are counted. */
const LISTED_PROBLEMS = 20;

/**
 * Reads recordings: JSON Lines, one prompt a line. Lines that cannot be used are skipped, counted and listed.
 *
 * Shape   ids and prompts are unique over all files, because an answer is found by its prompt; the first with
 *         answers stays
 * Throws  'file-unreadable'; 'recordings-invalid' when no line can be used
 */
export async function readRecordings(paths: readonly string[]): Promise<Recordings> {
  const reader = new RecordingsReader();
  for (const path of paths) {
    for await (const line of readLines(path)) reader.add({ file: path, line: line.number }, line.text);
  }
  return reader.finish(paths);
}

type Place = Omit<RecordingProblem, 'problem'>;

interface KeptRow {
  readonly place: Place;
  readonly row: RecordedRow;
}

const hasAnswers = ({ answers }: RecordedRow) => Object.keys(answers).length > 0;
const placeText = ({ file, line }: Place) => `${file}:${line}`;

class RecordingsReader {
  readonly #kept = new Set<KeptRow>();
  readonly #ids = new Map<string, KeptRow>();
  readonly #prompts = new Map<string, KeptRow>();
  readonly #listed: RecordingProblem[] = [];
  #problemCount = 0;

  add(place: Place, text: string | undefined): void {
    const row = text === undefined ? 'is too long' : parseRow(text);
    if (typeof row === 'string') {
      this.#skip({ ...place, problem: row });
      return;
    }
    if (hasAnswers(row)) this.#dropUnanswered({ place, row });
    const problem = this.#findDuplicate(row);
    if (problem === undefined) this.#keep({ place, row });
    else this.#skip({ ...place, problem });
  }

  finish(paths: readonly string[]): Recordings {
    if (this.#kept.size > 0) {
      const rows = [...this.#kept].map(({ row }) => row);
      return { rows, problems: { count: this.#problemCount, listed: this.#listed } };
    }
    const [first] = this.#listed;
    const example = first === undefined ? 'no lines' : `${first.file}:${first.line} ${first.problem}`;
    throw new VernierError(
      'recordings-invalid',
      `no recording can be used (${paths.join(', ') || 'no files'}: ${this.#problemCount} lines skipped, ${example}): ` +
        'make each line a JSON object with id, task, prompt and answers',
      { details: { paths: [...paths], skipped: this.#problemCount } },
    );
  }

  #keep(kept: KeptRow): void {
    this.#ids.set(kept.row.id, kept);
    this.#prompts.set(sha256(kept.row.prompt), kept);
    this.#kept.add(kept);
  }

  /** Rows without an answer give way to a later line of the same id or prompt that has some. */
  #dropUnanswered({ place, row }: KeptRow): void {
    const same = new Set([this.#ids.get(row.id), this.#prompts.get(sha256(row.prompt))]);
    for (const kept of same) {
      if (kept === undefined || hasAnswers(kept.row)) continue;
      this.#kept.delete(kept);
      this.#ids.delete(kept.row.id);
      this.#prompts.delete(sha256(kept.row.prompt));
      this.#skip({ ...kept.place, problem: `has no answers, as ${placeText(place)} has` });
    }
  }

  #findDuplicate(row: RecordedRow): string | undefined {
    const sameId = this.#ids.get(row.id);
    if (sameId !== undefined) return `repeats the id ${row.id.slice(0, 100)} of ${placeText(sameId.place)}`;
    const samePrompt = this.#prompts.get(sha256(row.prompt));
    return samePrompt === undefined ? undefined : `repeats the prompt of ${placeText(samePrompt.place)}`;
  }

  #skip(problem: RecordingProblem): void {
    this.#problemCount += 1;
    if (this.#listed.length < LISTED_PROBLEMS) this.#listed.push(problem);
  }
}

/** Reads one line, or says what is wrong with it. */
function parseRow(text: string): RecordedRow | string {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return 'is not JSON';
  }
  const parsed = RecordedRow.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const field = issue?.path.map(String).join('.') ?? '';
  return field === ''
    ? 'is not a JSON object'
    : `has no usable ${field.slice(0, 100)}: ${issue?.message ?? ''}`;
}
