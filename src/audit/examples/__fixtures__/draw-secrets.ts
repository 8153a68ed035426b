import type { Random } from '#core';

/** Something that nobody may find in a report, and what must not be left of it. */
export interface DrawnSecret {
  readonly text: string;
  readonly pieces: readonly string[];
}

/** Names that stand for those of the machine and its user. */
export const KNOWN = { user: 'annelie', machine: 'heron-7.lan.example' };

export const ALPHABETS = {
  hex: '0123456789abcdef',
  base32: 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567',
  base36: '0123456789abcdefghijklmnopqrstuvwxyz',
  base62: '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz',
  base64: '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz+/',
} as const;
const LEFT_OVER = 8;

/** Draws so many characters of an alphabet. */
export function drawText(random: Random, alphabet: string, length: number): string {
  return Array.from({ length }, () => alphabet[Math.floor(random() * alphabet.length)]).join('');
}

/** All runs of eight characters: fewer may be left by chance. */
function piecesOf(text: string): readonly string[] {
  const count = Math.max(1, text.length - LEFT_OVER + 1);
  return Array.from({ length: count }, (_, start) => text.slice(start, start + LEFT_OVER));
}

const { base32, base62, base64, hex } = ALPHABETS;

/** How secrets look, by their kind. */
export const DRAWS: Readonly<Record<string, (random: Random) => DrawnSecret>> = Object.fromEntries(
  Object.entries({
    'a key in base 62': (random: Random) => drawText(random, base62, 36),
    'a key in base 64': (random: Random) => `${drawText(random, base64, 43)}=`,
    'a hash': (random: Random) => drawText(random, hex, 40),
    'a seed in base 32': (random: Random) => drawText(random, base32, 32),
    'a key of a provider': (random: Random) => `sk-ant-api03-${drawText(random, base62, 12)}`,
    'a token of a forge': (random: Random) => `ghp_${drawText(random, base62, 16)}`,
    'a key of a cloud': (random: Random) => `AKIA${drawText(random, base32, 16)}`,
    'a JSON web token': (random: Random) => `eyJ${drawText(random, base62, 20)}.eyJ${drawText(random, base62, 30)}.x`,
    'a card': (random: Random) =>
      Array.from({ length: 4 }, () => drawText(random, '123456789', 4)).join(random() < 0.5 ? ' ' : '-'),
    'a customer': (random: Random) => drawText(random, '0123456789', 8),
  }).map(([kind, draw]) => [
    kind,
    (random: Random) => {
      const text = draw(random);
      return { text, pieces: piecesOf(text) };
    },
  ]),
);

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

/** How secrets look that are known by what stands around them. */
export const DRAWS_IN_PLACE: typeof DRAWS = {
  'a key in PEM': (random) => {
    // the last line of a key is short, and known only by what stands around it
    const body = [60, 60, 9].map((length) => drawText(random, LETTERS, length));
    return { text: `-----BEGIN PRIVATE KEY-----\n${body.join('\n')}\n-----END PRIVATE KEY-----`, pieces: body };
  },
  'an e-mail address': (random) => {
    const [name, domain] = [drawText(random, LETTERS, 9), drawText(random, LETTERS, 9)];
    return { text: `${name}.x@${domain}.example`, pieces: [name, domain] };
  },
  'an address with a password': (random) => {
    const [name, password] = [drawText(random, LETTERS, 9), drawText(random, LETTERS, 9)];
    return { text: `postgres://${name}:${password}@db.example/x?key=${name}`, pieces: [name, password] };
  },
  'an assigned password': (random) => {
    const password = drawText(random, LETTERS, 9);
    return { text: `DB_PASSWORD=${password}`, pieces: [password] };
  },
  'a told password': (random) => {
    const password = drawText(random, LETTERS, 9);
    const forms = [`password ${password}`, `my pw is ${password}`, `passwd -> ${password}`, `login: ann / ${password}`];
    return { text: forms[Math.floor(random() * forms.length)] ?? '', pieces: [password] };
  },
  'a home directory': (random) => {
    const name = drawText(random, LETTERS, 9);
    const forms = [`/home/${name}/shop`, `/Users/${name}/shop`, String.raw`C:\Users\${name} x\shop`, `-home-${name}-shop`];
    return { text: forms[Math.floor(random() * forms.length)] ?? '', pieces: [name] };
  },
  'a phone number': (random) => {
    const digits = drawText(random, '123456789', 7);
    return { text: `+49 30 ${digits.slice(0, 3)} ${digits.slice(3)}`, pieces: [digits.slice(3)] };
  },
  'an address of a network': (random) => {
    const parts = Array.from({ length: 4 }, () => 100 + Math.floor(random() * 150));
    return { text: parts.join('.'), pieces: [parts.join('.'), parts.slice(0, 3).join('.')] };
  },
  'the user': () => ({ text: KNOWN.user, pieces: [KNOWN.user] }),
  'the machine': () => ({ text: KNOWN.machine, pieces: [KNOWN.machine, 'heron'] }),
};
