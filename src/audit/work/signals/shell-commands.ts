/** Programs that only read, whatever they are asked; `find`, `git` and `sed` only in some ways. */
const READER =
  /^(?:(?:cat|cd|cut|du|file|grep|head|jq|ls|nl|pwd|rg|stat|tail|wc|which)(?= |$)|find (?!.*\s-(?:delete|exec|execdir|fls|fprint\w*|ok|okdir)\b)|git (?:--no-pager )?(?:blame|diff|grep|log|ls-files|rev-parse|show|status)(?= |$)(?!.*\s--output\b)|sed -n ["']?\d+(?:,\d+)?p["']? )/u;
const SHELL = /^(?:\S*\/)?(?:ba|z|da)?sh -l?c /u;
/** What writes into a file, or runs something inside. */
const HIDDEN = /[><`]|\$\(|(?<!&)&(?!&)/u;
const NO_ERRORS = /2>(?:\/dev\/null|&1)/gu;
const BETWEEN = /&&|\|\||[|;\n]/u;
/** Waits on purpose for something outside. */
const WAITING =
  /(?:^|[\s;&|("'])(?:sleep|wait|watch|until|while|timeout)(?=[\s;]|$)|--(?:follow|wait|watch)\b|\btail -\w*[fF]/u;
const LONGEST_LOOKED_AT = 2000;

/** Says whether a command only reads, as far as its programs are known to: each of its parts must be one of these. */
export function isReadingCommand(command: string): boolean {
  if (command.length > LONGEST_LOOKED_AT || waitsForSomething(command)) return false;
  const bare = command.trim().replace(SHELL, '').replaceAll(NO_ERRORS, '');
  if (HIDDEN.test(bare)) return false;
  return bare.split(BETWEEN).every((part) => READER.test(part.trim().replace(/^["']/u, '').concat(' ')));
}

/** Says whether a command waits for something: asking again is its purpose. */
export function waitsForSomething(command: string): boolean {
  return WAITING.test(command.slice(0, LONGEST_LOOKED_AT));
}
