import type { z } from 'zod';

type Issue = z.core.$ZodIssue;
type Bound = Extract<Issue, { readonly code: 'too_small' | 'too_big' }>;

const TYPES: ReadonlyMap<string, string> = new Map([
  ['array', 'a list'],
  ['object', 'a set of fields'],
  ['record', 'a set of fields'],
  ['string', 'a text'],
  ['number', 'a number'],
  ['int', 'a whole number'],
  ['boolean', 'true or false'],
]);

/** The validator's own words begin so; a schema that says more keeps its sentence. */
const OWN_WORDS =
  /^(?:Invalid input: expected|Invalid option|Invalid discriminator value|Too small|Too big)/u;

function nounText(count: number | bigint, noun: string, plural: string): string {
  return `${count} ${count === 1 ? noun : plural}`;
}

function numberText(issue: Bound, bound: number | bigint): string {
  const isLeast = issue.code === 'too_small';
  if (issue.inclusive === false) return `must be ${isLeast ? 'above' : 'below'} ${bound}`;
  return `must be ${isLeast ? 'at least' : 'at most'} ${bound}`;
}

function boundText(issue: Bound): string | undefined {
  const isLeast = issue.code === 'too_small';
  const bound = isLeast ? issue.minimum : issue.maximum;
  const side = isLeast ? 'at least' : 'at most';
  if (issue.origin === 'string' && isLeast && bound === 1) return 'must not be empty';
  if (issue.origin === 'string') return `must have ${side} ${nounText(bound, 'character', 'characters')}`;
  if (issue.origin === 'array') return `must have ${side} ${nounText(bound, 'entry', 'entries')}`;
  return issue.origin === 'number' || issue.origin === 'int' ? numberText(issue, bound) : undefined;
}

function valuesText(values: readonly unknown[]): string {
  const said = values.map((value) => (typeof value === 'string' ? JSON.stringify(value) : String(value)));
  return `must be ${said.length === 1 ? '' : 'one of '}${said.join(', ')}`;
}

function allowedText(issue: Issue): string | undefined {
  if (issue.code === 'invalid_type') {
    const type = TYPES.get(issue.expected);
    return type === undefined ? undefined : `must be ${type}`;
  }
  if (issue.code === 'invalid_value') {
    return valuesText(issue.values);
  }
  if (issue.code === 'invalid_union') {
    return 'options' in issue && issue.options !== undefined ? valuesText(issue.options) : undefined;
  }
  return issue.code === 'too_small' || issue.code === 'too_big' ? boundText(issue) : undefined;
}

/** Says in plain words what a schema allows where a value does not fit. */
export function issueText(issue: Issue): string {
  return (OWN_WORDS.test(issue.message) ? allowedText(issue) : undefined) ?? issue.message;
}
