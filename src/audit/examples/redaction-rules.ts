import { looksRandom } from './looks-random.ts';
import { ASSIGNS, PASSWORD_WORDS, PLAIN_WORDS, SECRET_WORDS, TELLS, VALUE } from './secret-words.ts';

/** What is taken out of a text, and why. */
export interface RedactionRule {
  readonly reason: string;
  readonly pattern: RegExp;
  /** What stands there instead, as `replaceAll` takes it. */
  readonly mark: string;
  /** Says of a match whether it is meant; without it, every one is. */
  readonly isMeant?: (match: string) => boolean;
}

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
    reason: 'phrases of several words that open something, up to the end of their sentence',
    pattern: new RegExp(
      `((?:pass\\s?phrase|(?:seed|recovery|secret|backup)\\s(?:phrase|words|codes?)|mnemonic)s?(?:${TELLS}|\\s(?=["'\`“„‘«])))\\s?[^.!?;]+`,
      'giu',
    ),
    mark: '$1 [key]',
  },
  {
    reason: 'a name and a password side by side, behind what one logs in with',
    pattern: new RegExp(
      `((?:log[- ]?in|sign[- ]?in|user(?:name)?|account|creds|credentials?|zugang)s?(?:${TELLS}|\\s(?:with|as|mit|als)|(?=\\s\\S+(?:\\s[/|]\\s\\S*\\d|[/|]\\S|\\s(?:pass|pw)\\s)))\\s?)\\S+?(?:\\s?[/|]\\s?|:(?=\\S)|\\s(?:and|und|pass(?:word)?|pw)\\s)${VALUE}`,
      'giu',
    ),
    mark: '$1[key]',
  },
  {
    reason: 'what is assigned to a password, token or key, however short',
    pattern: new RegExp(
      `(${SECRET_WORDS}s?\\\\?["'\`]?\\s{0,2}${ASSIGNS}\\s{0,2}(?:(?:bearer|basic|token|digest)\\s)?)${VALUE}`,
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
    reason: 'a password that somebody tells in words, also some words later: `the password for shop is`',
    pattern: new RegExp(
      `(${PASSWORD_WORDS}s?(?:\\s[\\w.@/-]+){0,4}?(?:${TELLS}(?:\\s(?:changed|set|reset|updated)\\sto)?|\\sto)\\s?)(?!${PLAIN_WORDS}\\s)${VALUE}(?:\\s(?:and|or|und|oder)\\s(?!${PLAIN_WORDS}\\s)${VALUE})*`,
      'giu',
    ),
    mark: '$1[key]',
  },
  {
    reason: 'a token, a key or a PIN that somebody tells in words, or right behind what it opens',
    pattern: new RegExp(
      `((?:(?:api|access|secret|private|license)[ -]?keys?|tokens?|pin(?:\\scode)?|otp)(?:${TELLS}|(?<=key|pin|pin\\scode))\\s)(?!${PLAIN_WORDS}(?![\\w$%&*+@#-])|${ASSIGNS}|\\[key\\])${VALUE}`,
      'giu',
    ),
    mark: '$1[key]',
  },
  {
    reason: 'users that machines come with, and their passwords',
    pattern:
      /(?<![\w/.])(root|admin|administrator|postgres|user|ubuntu|guest):(?=[\w$%&*+@#!-]{3,})[^\s/:]+/giu,
    mark: '$1:[key]',
  },
  {
    reason: 'a password right behind the word, unless the word goes on in a sentence',
    pattern: new RegExp(
      `(${PASSWORD_WORDS}s?\\s)(?!${PLAIN_WORDS}(?![\\w$%&*+@#-])|${ASSIGNS}|\\[key\\])${VALUE}`,
      'giu',
    ),
    mark: '$1[key]',
  },
  {
    reason:
      'what a header calls its bearer, and what stands quoted or with digits behind a secret, a token, a key or a PIN',
    pattern: new RegExp(
      `(\\b(?:bearer\\s|(?:secret|token|credential|key|pin|otp|passcode)s?\\s(?:(?:is|was|ist)\\s)?(?=["'\`“„‘«]|(?=\\S*\\d)\\S{4})))${VALUE}`,
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
    reason: 'machines by names that only a network of their own knows, and what one connects to',
    pattern:
      /(?<![\w.-])[a-z\d](?:[\w-]*\.)+(?:internal|intranet|corp|lan|local|localdomain|private)(?![\w-]|\.\w)(?::\d+)?|(?<=\b(?:host|hostname|ssh|sftp|scp|telnet)\s)(?=[a-z\d.-]*[\d.-])[a-z\d][a-z\d.-]*[a-z\d]/giu,
    mark: '[machine]',
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
