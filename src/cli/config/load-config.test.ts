import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFile, temporaryFolder } from '../__fixtures__/temporary-folder.ts';
import { readEnvironment } from '../environment.ts';
import { loadConfig } from './load-config.ts';
import { PACKAGE_ROOT } from '../package-facts.ts';

const SECRET = 'sk-ant-4f9c';

function load(yaml: string, env: Readonly<Record<string, string>> = {}): ReturnType<typeof loadConfig> {
  const file = temporaryFile('vernier.yaml', yaml);
  return loadConfig(readEnvironment({ VERNIER_HOME: temporaryFolder(), ...env }, dirname(file)), file);
}

function problemsOf(yaml: string): string[] {
  try {
    load(yaml);
  } catch (error) {
    return error instanceof Error
      ? error.message
          .split('\n')
          .slice(1)
          .map((line) => line.trim())
      : [];
  }
  return [];
}

function withKeyFile(path: string): string {
  return `providers: [{ type: anthropic, models: [a], apiKey: "file:${path}" }]`;
}

describe('a configuration', () => {
  it('may be missing: the defaults hold', () => {
    const loaded = loadConfig(readEnvironment({ VERNIER_HOME: temporaryFolder() }, temporaryFolder()));
    expect(loaded).toMatchObject({ file: null, config: { listen: { host: '127.0.0.1', port: 8484 } } });
  });

  it('may be empty', () => {
    expect(load('').config.providers).toEqual([]);
  });

  it('is found in the working folder before the home', () => {
    const [folder, home] = [temporaryFolder(), temporaryFolder()];
    writeFileSync(join(home, 'vernier.yaml'), 'listen: { port: 1 }');
    const environment = readEnvironment({ VERNIER_HOME: home }, folder);
    expect(loadConfig(environment).config.listen.port).toBe(1);
    writeFileSync(join(folder, 'vernier.yaml'), 'listen: { port: 2 }');
    expect(loadConfig(environment).config.listen.port).toBe(2);
  });

  it('is as the documented example says, with its keys from the environment', () => {
    const env = { ANTHROPIC_API_KEY: SECRET, OPENAI_API_KEY: SECRET, LOCAL_API_KEY: 'none' };
    const { config } = loadConfig(readEnvironment(env, PACKAGE_ROOT), 'examples/vernier.yaml');
    expect(config.providers.map((one) => one.id)).toEqual(['anthropic', 'openai', 'local']);
    expect(JSON.stringify(config)).not.toContain(SECRET);
    const { listen, discover, effort, routing } = load('').config;
    expect(config).toMatchObject({ listen, discover, effort, routing });
  });
});

describe('a bad configuration', () => {
  it('has all its problems said at once, with line, path, what is allowed and the value', () => {
    const yaml = [
      'listen: { port: high }',
      'effort:',
      '  default: banana',
      'routing:',
      '  delta: 0.7',
      'guard:',
      '  keys: [{ name: x, hash: y }]',
      'roting: {}',
      'providers:',
      '  - type: anthropic',
      '    apiKey: env:NOT_SET',
      '    models: []',
      '    speed: 9',
    ].join('\n');
    const problems = problemsOf(yaml);
    const expected = [
      /^line 1: listen\.port: .*expected number.*\(it is "high"\)$/u,
      /^line 3: effort\.default: .* or .*\(it is "banana"\)$/u,
      /^line 5: routing\.delta: .*<0\.5.*\(it is 0\.7\)$/u,
      /^line 7: guard\.keys\.0\.hash: must be sha256: and 64 hex digits$/u,
      /^line 8: roting: there is no such key$/u,
      /^line 11: providers\.0\.apiKey: the variable NOT_SET is not set/u,
      /^line 12: providers\.0\.models: /u,
      /^line 13: providers\.0\.speed: there is no such key$/u,
    ];
    expect(problems).toHaveLength(expected.length);
    for (const [index, pattern] of expected.entries()) expect(problems[index]).toMatch(pattern);
  });

  it('names the types of provider when it has another', () => {
    expect(problemsOf('providers: [{ type: telepathy }]').join('\n')).toMatch(
      /anthropic.*openai-chat.*recorded/u,
    );
  });

  it.each([
    ['a key in clear', `providers: [{ type: anthropic, models: [a], apiKey: ${SECRET} }]`],
    [
      'a key in clear beside an unknown key',
      `providers: [{ type: anthropic, apiKey: ${SECRET}, x: 1 }]\ny: 2`,
    ],
    ['a key as a list', `providers: [{ type: anthropic, models: [a], apiKey: [${SECRET}] }]`],
    ['a key behind env:', `providers: [{ type: anthropic, models: [a], apiKey: "env:${SECRET}" }]`],
    ['a key in place of its hash', `guard: { keys: [{ name: a, hash: ${SECRET} }] }`],
    [
      'a key in a URL',
      `providers: [{ type: anthropic, models: [a], baseUrl: "https://u:${SECRET}@h/?k=${SECRET}" }]`,
    ],
    ['a key in a list of the wrong kind', `providers: { apiKey: ${SECRET} }`],
  ])('never repeats %s', (_, yaml) => {
    const problems = problemsOf(yaml);
    expect(problems.length).toBeGreaterThan(0);
    expect(problems.join('\n')).not.toContain(SECRET);
  });

  it.each([
    ['no YAML', 'a: [', /line 1: this is no YAML/u],
    ['a text', 'hello', /line 1: \(the whole file\): .*expected object/u],
    ['a key twice', 'listen: {}\nlisten: {}', /line 2: this is no YAML: .*unique/u],
    [
      'aliases that fill the memory',
      'a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b]\nd: [*c,*c,*c,*c,*c]',
      /cannot be expanded/u,
    ],
  ])('says so when it is %s', (_, yaml, said) => {
    expect(problemsOf(yaml).join('\n')).toMatch(said);
  });

  it('says so when a key file is empty or not there', () => {
    const empty = temporaryFile('key', '\n');
    expect(problemsOf(withKeyFile(empty)).join('\n')).toMatch(/is empty: put the secret into it/u);
    expect(problemsOf(withKeyFile('/no/such/key')).join('\n')).toMatch(/\/no\/such\/key cannot be read/u);
  });

  it('is named with what named it when it is not there', () => {
    const environment = readEnvironment({ VERNIER_CONFIG: '/no/such.yaml' }, '/');
    expect(() => loadConfig(environment)).toThrowError(
      /\/no\/such\.yaml from VERNIER_CONFIG cannot be read \(ENOENT.*\): correct the path/u,
    );
  });
});
