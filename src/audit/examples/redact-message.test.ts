import { assert, constantFrom, nat, property, string, tuple } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from '#stats';
import { DRAWS, DRAWS_IN_PLACE, KNOWN } from './__fixtures__/draw-secrets.ts';
import { createMessageSample } from './message-sample.ts';
import { privateNames } from './private-names.ts';
import { LONGEST_EXAMPLE, redactMessage } from './redact-message.ts';

const NAMES = privateNames({
  homeDirectory: `/home/${KNOWN.user}`,
  env: { USER: 'root' },
  hostName: KNOWN.machine,
  projects: ['/Users/bertil.quist/shop', '-'],
});

const redact = (message: string) => redactMessage(message, NAMES);

/** As a message goes from a transcript into a report. */
function keptAndRedacted(message: string): string {
  const sample = createMessageSample();
  sample.take(0, message);
  return redact(sample.kept().get(0) ?? '');
}

const AROUND = [
  ['', ''],
  [' ', ' '],
  ['"', '"'],
  ['(', ').'],
  ['`', '`'],
  ['\n', '\n'],
  ['<b>', '</b>'],
  ['[', ']'],
  [': ', ','],
  ['\u001B[31m', '\u001B[0m'],
  ['**', '**'],
] as const;
const AFTER = ['', 'works not', 'is what we have now, and it fails. Why?'];
/** What may hide within a word. */
const HIDING = ['', '\u200B', '\u001B[1m', '\u0000', '\u00AD', '\u202E'];

const all = { ...DRAWS, ...DRAWS_IN_PLACE };

describe('a secret in a message', () => {
  it.each(Object.entries(all))('never comes out: %s', (_kind, draw) => {
    assert(
      property(
        tuple(nat(), nat(210), constantFrom(...AROUND), constantFrom(...AFTER), constantFrom(...HIDING)),
        ([seed, words, [before, behind], after, hidden]) => {
          const { text, pieces } = draw(createRandom(`${seed}`));
          const middle = 1 + (seed % (text.length - 1));
          const planted = `${text.slice(0, middle)}${hidden}${text.slice(middle)}`;
          const shown = keptAndRedacted(
            `${'word '.repeat(words)}look at ${before}${planted}${behind} ${after}`,
          );
          expect(pieces.filter((piece) => shown.includes(piece))).toEqual([]);
        },
      ),
      { numRuns: 150, seed: 15 },
    );
  });

  it.each([
    ['use token abcdefgh? TOKEN=abcdefgh', 'use token abcdefgh? TOKEN=[key]'],
    ['{"api_key": "a b", "n": 1}', '{"api_key": [key], "n": 1}'],
    [String.raw`{\"password\": \"hunter\"}`, String.raw`{\"password\": [key]`],
    ['my password is hunter2, thanks', 'my password is [key] thanks'],
    ['deploy --token abc --dry', 'deploy --token [key] --dry'],
    ['curl -H "Authorization: Bearer abc"', 'curl -H "Authorization: Bearer [key]'],
    ['Cookie: a=b; c=d', 'Cookie: [key]'],
    ['the password "a b" and PIN is 1234', 'the password [key] and PIN is [key]'],
    ['Passwort：geheim', 'Passwort:[key]'],
    ['password hunter and pw lune, passwd “a b”', 'password [key] and pw [key] passwd [key]'],
    ["my password's hunter now, password -> lune", "my password's [key] now, password -> [key]"],
    [
      'token is lune, secret key lune, my pin code is 12',
      'token is [key] secret key [key] my pin code is [key]',
    ],
    ['user ann pass lune', 'user [key]'],
    ['log in with ann and lune', 'log in with [key]'],
    ['root:toor', 'root:[key]'],
    ['password was changed to lune', 'password was changed to [key]'],
    ['the password for shop is hunter or lune', 'the password for shop is [key]'],
    ["use the secret 'correcthorse' and PIN 1234", 'use the secret [key] and PIN [key]'],
    ['login: admin / hunter or log in as ann/lune', 'login: [key] or log in as [key]'],
    ['the passphrase is: orange window lamp. Try it', 'the passphrase is: [key] Try it'],
    ['host db-01, then api.corp or x.internal:80', 'host [machine], then [machine] or [machine]'],
    ['curl -u ann:pw host', 'curl -u [key] host'],
    ['git clone git@example.org:shop/api.git', 'git clone [e-mail]'],
    ['write to ann%40example.org', 'write to [e-mail]'],
    ['see https://x.example/a?b=c#d now', 'see [url] now'],
    ['open ~ann/notes and /Users/ann/notes', 'open [home]/notes and [home]/notes'],
    [String.raw`cd C:\Users\Ann Smith\shop`, String.raw`cd [home]\shop`],
    [String.raw`copy \\filer\share\a.txt`, String.raw`copy [machine]\a.txt`],
    ['from 10.0.0.1:8080 to fe80::1, ::1 or 2001:db8:0:0:1:2:3:4', 'from [ip] to [ip], [ip] or [ip]'],
    ['mac aa:bb:cc:dd:ee:01', 'mac [ip]'],
    ['session 550e8400-e29b-41d4-a716-446655440000', 'session [key]'],
    ['call 030 1234567 or (555) 123-4567', 'call [phone] or [phone]'],
    ['order 1,234,567 of 2026-11-20', 'order [number] of [number]'],
    ['Annelie and BERTIL QUIST on heron-7', '[name] and [name] [name] on [machine]'],
    ['ｓｋ－ａｎｔ－ａｂｃｄｅｆｇｈ', '[key]'],
  ])('is marked: %s', (message, shown) => {
    expect(redact(message)).toBe(shown);
  });
});

describe('an ordinary message', () => {
  it.each([
    'Why does src/audit/report/create-report.ts:120 fail on Node 24.10.0 after 12:30?',
    'Rename getUserName to loadCustomerName in the i18n module, please.',
    'The 3 tests of `write-csv.test.ts` take 1,200 ms; gpt-6-sol said 25 %.',
    'std::vector<int> is slower than std::array, see Face::add()',
    'Fix the password reset form: the password must have 8 characters',
    'Rename the key to keyName, store passwords hashed, host the app at a port',
    'Übersetze die Seite „Einstellungen“ ins Französische',
    'git push -u origin main, then add an index on orders.customer_id and DROP the old one',
  ])('stays as it is: %s', (message) => {
    expect(redact(message)).toBe(message.normalize('NFKC'));
  });

  it('becomes one line that steers nothing, whatever it is', () => {
    assert(
      property(string({ unit: 'binary', maxLength: 300 }), (message) => {
        const shown = redact(message);
        expect(shown).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\n]/u);
        expect(shown.length).toBeLessThanOrEqual(LONGEST_EXAMPLE);
      }),
      { numRuns: 50, seed: 15 },
    );
  });

  it('ends between words where it is too long', () => {
    expect(redact('word '.repeat(100))).toMatch(/^(?:word ){39}word…$/u);
  });

  it('is one line also where it was made to keep the rules busy', () => {
    for (const piece of ['-', '1:', 'a.', 'key="', '1 ', 'a,', '\\', '@', '://', '(0']) {
      expect(redact(`-----BEGIN${piece.repeat(1000)}`).length).toBeLessThanOrEqual(LONGEST_EXAMPLE);
      expect(redact(piece.repeat(1000)).length).toBeLessThanOrEqual(LONGEST_EXAMPLE);
    }
  });
});
