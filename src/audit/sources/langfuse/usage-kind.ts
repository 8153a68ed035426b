/** What a key of usage details counts. */
export type UsageKind =
  | 'input'
  | 'cacheRead'
  | 'cacheWrite5m'
  | 'cacheWrite1h'
  | 'output'
  | 'reasoning'
  | 'total';

const KINDS: readonly (readonly [pattern: RegExp, kind: UsageKind])[] = [
  [/^total/u, 'total'],
  [/cache_?(?:creation|write).*1h/u, 'cacheWrite1h'],
  [/cache_?(?:creation|write)/u, 'cacheWrite5m'],
  [/cache/u, 'cacheRead'],
  [/reasoning|thoughts?|thinking/u, 'reasoning'],
  [/input|prompt/u, 'input'],
  [/output|completion|candidates/u, 'output'],
];

/** Says what a key counts; nothing for one that is no kind of token, such as searches. */
export function usageKindOf(key: string): UsageKind | undefined {
  const name = key.toLowerCase();
  return KINDS.find(([pattern]) => pattern.test(name))?.[1];
}
