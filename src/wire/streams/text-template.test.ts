import { describe, expect, it } from 'vitest';
import { objectMember, stringMember } from '../json/json-object.ts';
import { createTextTemplate, unspell } from './text-template.ts';

const block = (text: string, more = '') =>
  `data: {"about":"\\"text\\":\\"x","delta":{"text":${text}}${more}}\n\n`;

function learned(text = '"Hello"') {
  const template = createTextTemplate((data) => stringMember(objectMember(data, 'delta') ?? {}, 'text'));
  template.learn(block(text), unspell(text.slice(1, -1)) ?? '');
  return { match: (bytes: string) => template.match(bytes, 0, bytes.length), template };
}

describe('createTextTemplate', () => {
  it('recognises an event that differs in its text only, and gives the text as it is spelled', () => {
    const { match } = learned();
    expect(match(block('"other"'))).toBe('other');
    expect(match(block('"\\u00fc\\n\\""'))).toBe('\\u00fc\\n\\"');
    expect(match(block('""'))).toBe('');
  });

  it.each(['"a","b":"c"', '"a\\"', '"a\u0001"', '"\\x"', '5', '"a"}, "delta":{"text":"b"'])(
    'does not recognise %s in the place of the text',
    (text) => {
      expect(learned().match(block(text))).toBeUndefined();
    },
  );

  it('does not recognise an event that differs anywhere else, or is torn', () => {
    const { match } = learned();
    expect(match(block('"a"', ',"usage":{}'))).toBeUndefined();
    expect(match(block('"a"').slice(0, -1))).toBeUndefined();
    expect(match('data: {}\n\n')).toBeUndefined();
  });

  it('learns nothing from an event whose text stands in two places', () => {
    const template = createTextTemplate((data) => stringMember(data, 'text'));
    const twice = 'data: {"text":"a","text":"a"}\n\n';
    template.learn(twice, 'a');
    expect(template.match(twice.replace('"a","text"', '"b","text"'), 0, twice.length)).toBeUndefined();
    expect(template.match('data: {"text":"a","text":"b"}\n\n', 0, twice.length)).toBe('b');
  });

  it('knows nothing more once it has forgotten', () => {
    const { match, template } = learned();
    template.forget();
    expect(match(block('"other"'))).toBeUndefined();
  });
});
