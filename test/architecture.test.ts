import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { expect, it } from 'vitest';
import packageJson from '../package.json' with { type: 'json' };
import { FIRST_IMPURE_FLOOR, floorOf, FLOORS, whyForbidden } from './floors.ts';
import { readSourceFiles, ROOT, type SourceFile } from './source-files.ts';

const FORBIDDEN_FOLDERS = ['utils', 'helpers', 'common', 'types', 'lib', 'services', 'managers'];
const MOST_FILES_IN_A_FOLDER = 15;
const DEEPEST_BELOW_SRC = 3;
const LONGEST_DOOR_LINES = 30;
const LONGEST_README_LINES = 60;
const IMPURE = /\bprocess\.env\b|\bDate\.now\b|\bMath\.random\b|\bnew Date\(\)/u;
const TYPES_OF_CONTRACT = /import type \{[^}]*\} from 'vernier\/contract'/gu;
const DOOR = /^(?:\s*export\s+(?:type\s+)?(?:\{[^}]*\}|\*(?:\s+as\s+\w+)?)\s+from\s+'[^']+';)*\s*$/u;

/** The files through which a library of one face may come in; everything else stays free of it. */
const FACES: readonly { readonly library: RegExp; readonly allowed: RegExp }[] = [
  { library: /^(?:hono|@hono\/)/u, allowed: /^src\/(?:gateway|cli)\/|\/http\.ts$/u },
  { library: /^commander$/u, allowed: /^src\/cli\/|[-/]command\.ts$/u },
  { library: /^(?:kysely|pg)(?:\/|$)/u, allowed: /^src\/store\/|\/store\.ts$/u },
];

const sources = readSourceFiles(['src']);
const areas = readdirSync(join(ROOT, 'src'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);

/** Lists what breaks a rule, as `path: reason`, so that a failure names every place at once. */
function problems(check: (file: SourceFile) => readonly string[]): readonly string[] {
  return sources.flatMap((file) => check(file).map((reason) => `${file.path}: ${reason}`));
}

/** What a file of the page may import: its own folder, React, and the contract; its tests what they are run with. */
function isOfPage({ folder, isTest }: SourceFile, name: string): boolean {
  if (name.startsWith('.')) {
    return posix.join(folder, name).startsWith('console/src/') && /\.(?:tsx?|css)$/u.test(name);
  }
  if (name === 'vernier/contract' || /^react(?:-dom)?(?:\/|$)/u.test(name)) return true;
  return isTest && /^(?:node:|vitest$|@testing-library\/)/u.test(name);
}

function lineCount(text: string): number {
  return text.trimEnd().split('\n').length;
}

function doorProblems(area: string): readonly string[] {
  const door = sources.find((file) => file.path === `src/${area}/index.ts`);
  if (door === undefined) return [`src/${area}: has no index.ts`];
  return [
    ...(DOOR.test(door.code) ? [] : [`${door.path}: does more than re-export`]),
    ...(lineCount(door.text) > LONGEST_DOOR_LINES ? [`${door.path}: ${lineCount(door.text)} lines`] : []),
  ];
}

function readmeProblems(area: string): readonly string[] {
  const path = join(ROOT, 'src', area, 'README.md');
  if (!existsSync(path)) return [`src/${area}: has no README.md`];
  const lines = lineCount(readFileSync(path, 'utf8'));
  return lines > LONGEST_README_LINES ? [`src/${area}/README.md: ${lines} lines`] : [];
}

function folderProblems(folder: string, files: readonly SourceFile[]): readonly string[] {
  const rooms = folder.split('/').slice(1);
  const depth = rooms.filter((name) => name !== '__fixtures__').length;
  const fileCount = files.filter((file) => !file.isTest).length;
  const isTooFull = fileCount > MOST_FILES_IN_A_FOLDER && folder !== 'src/stats';
  return [
    ...rooms
      .filter((name) => FORBIDDEN_FOLDERS.includes(name))
      .map((name) => `${folder}: ${name} is no noun`),
    ...(depth > DEEPEST_BELOW_SRC ? [`${folder}: ${depth} folders below src`] : []),
    ...(isTooFull ? [`${folder}: ${fileCount} files hide a noun; at most ${MOST_FILES_IN_A_FOLDER}`] : []),
  ];
}

it('looks at files and imports, and says at how many', () => {
  const importCount = sources.reduce((sum, file) => sum + file.imports.length, 0);
  process.stdout.write(
    `architecture: ${sources.length} files, ${importCount} imports, ${areas.length} areas checked\n`,
  );
  expect(sources.length).toBeGreaterThan(0);
  expect(importCount).toBeGreaterThan(sources.length / 2);
});

it('has only areas that stand on a floor', () => {
  expect(areas.filter((area) => floorOf(area) === undefined)).toEqual([]);
  expect(new Set(FLOORS.flat()).size).toBe(FLOORS.flat().length);
});

it('keeps every file inside an area', () => {
  expect(sources.filter((file) => file.path.split('/').length < 3).map((file) => file.path)).toEqual([]);
});

it('imports from lower floors only', () => {
  const found = problems((file) =>
    file.imports
      .filter((name) => name.startsWith('#'))
      .flatMap((name) => whyForbidden(file.area, name.slice(1)) ?? []),
  );
  expect(found).toEqual([]);
});

it('keeps relative imports inside their area, with their extension', () => {
  const found = problems((file) =>
    file.imports
      .filter((name) => name.startsWith('.'))
      .filter((name) => {
        const target = posix.join(file.folder, name);
        return !target.startsWith(`src/${file.area}/`) || !/\.(?:ts|json)$/u.test(target);
      })
      .map((name) => `imports ${name}`),
  );
  expect(found).toEqual([]);
});

it('lets a library in only through the files that are its face', () => {
  const found = problems((file) =>
    file.imports
      .filter((name) => FACES.some(({ library, allowed }) => library.test(name) && !allowed.test(file.path)))
      .map((name) => `imports ${name}`),
  );
  expect(found).toEqual([]);
});

it('lets the page know nothing of the gateway but the types of its contract', () => {
  const page = readSourceFiles(['console']).filter(({ path }) => path.startsWith('console/src/'));
  const found = page.flatMap((file) =>
    file.imports.filter((name) => !isOfPage(file, name)).map((name) => `${file.path}: imports ${name}`),
  );
  const beyondTypes = page
    .filter(({ code }) => code.replaceAll(TYPES_OF_CONTRACT, '').includes("from 'vernier/"))
    .map(({ path }) => `${path}: imports more than types of the contract`);
  process.stdout.write(`architecture: ${page.length} files of the page checked\n`);
  expect(page.length).toBeGreaterThan(0);
  expect([...found, ...beyondTypes]).toEqual([]);
});

it('gives every area a short door that only re-exports, and a short README', () => {
  expect(areas.flatMap((area) => [...doorProblems(area), ...readmeProblems(area)])).toEqual([]);
});

it('names the same areas in package.json as there are folders', () => {
  const expected = areas.map((area) => [
    `#${area}`,
    { 'vernier-source': `./src/${area}/index.ts`, default: `./dist/${area}/index.js` },
  ]);
  expect(packageJson.imports).toEqual(Object.fromEntries(expected));
});

it('has no folder that hides what it holds, none too deep and none too full', () => {
  const folders = [...Map.groupBy(sources, (file) => file.folder)];
  expect(folders.flatMap(([folder, files]) => folderProblems(folder, files))).toEqual([]);
});

it('is handed its clock, chance and environment below the gateway', () => {
  const found = problems((file) => {
    const isPure = (floorOf(file.area) ?? FIRST_IMPURE_FLOOR) < FIRST_IMPURE_FLOOR;
    const match = isPure && !file.isTest ? IMPURE.exec(file.code) : null;
    return match === null ? [] : [`reads ${match[0]}`];
  });
  expect(found).toEqual([]);
});

it('gives a reason for every exception from a lint rule, and counts them', () => {
  const exceptions = [
    ...sources,
    ...readSourceFiles(['test', 'bin', 'bench', 'examples', 'console']),
  ].flatMap((file) =>
    [...file.text.matchAll(/oxlint-disable.*/gu)]
      .filter(() => file.path !== 'test/architecture.test.ts')
      .map((match) => `${file.path}: ${match[0]}`),
  );
  process.stdout.write(`architecture: ${exceptions.length} lint exceptions\n`);
  for (const exception of exceptions) process.stdout.write(`  ${exception}\n`);
  expect(exceptions.filter((exception) => !exception.includes(' -- '))).toEqual([]);
});
