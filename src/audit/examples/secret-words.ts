/** What is quoted, by the sign that it begins with; to the end also where the quote does not end. */
const QUOTES = [/"[^"]*(?:"|$)/u, /'[^']*(?:'|$)/u, /`[^`]*(?:`|$)/u, /[“„‘‚«‹][^“”‘’»›]*(?:[“”‘’»›]|$)/u];

/** A secret as it stands behind what tells of it; of cookies, all. */
export const VALUE = `(?:${[...QUOTES, /\S+(?:(?<=;)\s\S+)*/u].map(({ source }) => source).join('|')})`;

/** Words that are followed by a password, whatever stands between. */
export const PASSWORD_WORDS =
  /(?:password|passwd|passphrase|passcode|pwd|passwort|kennwort|mot de passe|contraseña|пароль|密码|(?<![a-z])pw)/u
    .source;

/** Words of which some are followed by a secret. */
export const SECRET_WORDS = `(?:${PASSWORD_WORDS}|${
  /secret|token|credential|auth|authorization|cookie|signature|session[_-]?id|(?<![a-z])(?:pass|pin|otp|cvv|key)/u
    .source
})`;

/** Signs between a word and what it tells. */
export const ASSIGNS = /(?:=>|:=|[:=]|-{1,2}>|→|[–—]|(?<=\s)-{1,2}(?=\s))/u.source;

/** Words between a word and what it tells, with a sign or without. */
export const TELLS = `(?:(?:['’]s|\\s(?:is|was|are|were|be|ist|war|lautet))(?:\\s?${ASSIGNS})?|\\s?${ASSIGNS})`;

/** What follows the word `password` in sentences that tell none; nobody should have one of these. */
export const PLAIN_WORDS =
  '(?:' +
  'a|an|the|this|that|these|those|it|its|we|you|they|i|he|she|who|what|which|when|where|why|how|if|as|than|then|so|and|or|but|' +
  'not|no|for|of|to|in|on|at|by|from|into|with|without|after|before|again|only|also|is|was|are|were|be|been|has|have|had|can|' +
  'could|should|must|will|would|may|might|does|did|do|field|fields|form|forms|input|inputs|box|reset|resets|hash|hashes|' +
  'hashing|hasher|hashed|stored|encrypted|salted|manager|managers|policy|policies|page|pages|check|checks|checking|checker|validation|validator|strength|' +
  'length|rule|rules|change|changes|prompt|prompts|protection|protected|based|less|file|files|column|columns|table|parameter|' +
  'argument|option|options|flag|variable|value|values|string|strings|update|updates|recovery|rotation|encryption|expiry|' +
  'expires|handling|handler|entry|generator|generation|storage|screen|dialog|component|endpoint|route|error|errors|und|oder|für|ist|war|lautet' +
  ')';
