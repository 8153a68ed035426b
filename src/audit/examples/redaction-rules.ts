import { looksRandom } from './looks-random.ts';

/** What is taken out of a text, and why. */
export interface RedactionRule {
  readonly reason: string;
  readonly pattern: RegExp;
  /** What stands there instead, as `replaceAll` takes it. */
  readonly mark: string;
  /** Says of a match whether it is meant; without it, every one is. */
  readonly isMeant?: (match: string) => boolean;
}

/** To the end of what is quoted, also where the quote does not end; of cookies, all. */
const VALUE = /(?:"[^"]*(?:"|$)|'[^']*(?:'|$)|`[^`]*(?:`|$)|\S+(?:(?<=;)\s\S+)*)/u.source;
const SECRET_WORDS =
  /(?:password|passwd|passphrase|passcode|pwd|secret|token|credential|auth|authorization|cookie|signature|session[_-]?id|passwort|kennwort|mot de passe|contraseña|пароль|密码|(?<![a-z])(?:pass|pw|pin|otp|cvv|key))/u
    .source;

/**
 * What is taken out of a message before it is shown, in this order. When in doubt, a rule takes too much: what it takes
 * from an ordinary sentence is a loss to nobody.
 */
export const REDACTION_RULES: readonly RedactionRule[] = [
  {
    reason: 'private keys and certificates in PEM, also where their end was cut off',
    pattern: /(?<!-)-{3,}\s?BEGIN\b.*?(?:-{3,}\s?END\b[^-]*-*|$)/gu,
    mark: '[key]',
  },
  {
    reason:
      'addresses hold user names, keys in their query, and secrets in the path of links that were shared',
    pattern: /[a-z][a-z0-9+.-]{0,30}:\/\/\S*|\bwww\.\S+|\bdata:[^\s,]{0,100},\S*/giu,
    mark: '[url]',
  },
  {
    reason: 'what is assigned to a password, token or key, however short',
    pattern: new RegExp(
      `(${SECRET_WORDS}s?\\\\?["'\`]?\\s{0,2}(?:=>|:=|[:=])\\s{0,2}(?:(?:bearer|basic|token|digest)\\s)?)${VALUE}`,
      'giu',
    ),
    mark: '$1[key]',
  },
  {
    reason: 'options of commands that take a password, token or key',
    pattern: new RegExp(
      `((?<!\\S)(?:--?[a-z-]{0,30}${SECRET_WORDS}\\s|(?:--user|-u)\\s(?=\\S*:)))${VALUE}`,
      'giu',
    ),
    mark: '$1[key]',
  },
  {
    reason: 'a password that somebody tells in words, and what a header calls its bearer',
    pattern: new RegExp(
      `(\\b(?:(?:password|passphrase|passcode|passwort|kennwort|pwd|pin)\\s(?:(?:is|was|ist)\\s|(?=["'\`]))|bearer\\s))${VALUE}`,
      'giu',
    ),
    mark: '$1[key]',
  },
  {
    reason: 'e-mail addresses, and users at machines: `ann@example.org`, `git@host:`, `ann%40example.org`',
    pattern: /(?<![^\s/<>(["'`,;=])[^\s/@<>]*[\p{L}\p{N}_](?:@|%40)[\p{L}\p{N}][^\s<>"'`,;)]*/gu,
    mark: '[e-mail]',
  },
  {
    reason: 'home directories: the name below them is a person',
    pattern: /\/(?:homes?|Users)\/[^\s/:;,"'`<>()|]+|(?<![^\s"'`(=:])~[A-Za-z][\w.-]*/gu,
    mark: '[home]',
  },
  {
    reason: 'the same on Windows, where names may hold blanks',
    pattern:
      /(?:[a-z]:[\\/]+|\\+)(?:users|documents and settings)[\\/]+(?:[^\\/"<>|]{1,40}(?=[\\/])|[^\s\\/"'`<>|]+)/giu,
    mark: '[home]',
  },
  {
    reason: 'the same as agents write folders into one name: `-home-ann-shop`',
    pattern: /(?<![\w-])(?:[A-Za-z]-)?-(?:home|Users)-[^\s/-]+/gu,
    mark: '[home]',
  },
  {
    reason: 'machines in network paths',
    pattern: /\\{2,4}[\w.$-]+\\{1,2}[^\s\\]+/gu,
    mark: '[machine]',
  },
  {
    reason: 'keys that say by their beginning whose they are, also where the rest is short or has no digit',
    pattern:
      /(?<![A-Za-z0-9])(?:(?:sk|pk|rk|whsec|gh[opusr]|github_pat|glpat|xox[a-z]|xapp|hf|npm|pypi|gsk|xai|r8|do[op]_v1|shp(?:at|ca|pa|ss)|SG|AGE-SECRET-KEY|nvapi|pplx|lin_api|figd|sntrys|dckr_pat)[-_.]|AKIA|ASIA|AIza|ya29|eyJ|ATATT|LTAI)[\w.+/=~-]{6,}/gu,
    mark: '[key]',
  },
  {
    reason: 'addresses of networks and network cards',
    pattern:
      /\b\d{1,3}(?:\.\d{1,3}){3}(?!\d)(?::\d+)?|(?<![\w:])(?=[a-f:]*\d)(?:(?:[\da-f]{1,4}:){5,7}[\da-f]{1,4}|(?:[\da-f]{0,4}:){0,7}:(?:[\da-f]{1,4}:?){1,7})(?![\w:])/giu,
    mark: '[ip]',
  },
  {
    reason: 'everything else that looks drawn by chance: keys, hashes, ids of accounts and sessions',
    pattern: /[A-Za-z0-9_~+/=%.-]{12,}/gu,
    mark: '[key]',
    isMeant: looksRandom,
  },
  {
    reason: 'phone numbers',
    pattern: /(?:\+\s?|(?<!\p{Nd})\(\s?|(?<![\p{L}\p{Nd}.,])0)\p{Nd}(?:(?:[,.]|[\s()/-]{0,3})\p{Nd}){5,}/gu,
    mark: '[phone]',
  },
  {
    reason: 'numbers of six digits and more: cards, accounts, customers, days of birth',
    pattern: /\p{Nd}(?:(?:[,.]|[\s()'’_/-]{0,3})\p{Nd}){5,}/gu,
    mark: '[number]',
  },
];
