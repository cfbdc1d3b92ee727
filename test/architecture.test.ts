import { basename } from 'node:path';
import { describe, expect, test } from 'vitest';
import { commands } from '#shared/commands/index.ts';
import { deviceStateSchema } from '#shared/device-state.ts';
import { importedPath, readSourceFiles, type SourceFile } from './support/source-files.ts';

const files = readSourceFiles();
const paths = files.map(({ path }) => path);
const isTest = (path: string): boolean => /\.test\.tsx?$/.test(path);
const within = (folder: string): readonly SourceFile[] =>
  files.filter(({ path }) => path.startsWith(`${folder}/`));
const product = files.filter(({ path }) => !path.startsWith('test/') && !isTest(path));

/** "file → what it imports" for every import that breaks a rule; empty is right. */
const offences = (
  among: readonly SourceFile[],
  isAllowed: (imported: string, isOurs: boolean, from: string) => boolean,
): string[] =>
  among.flatMap((file) =>
    file.imports
      .map((specifier) => ({ ours: importedPath(file, specifier), specifier }))
      .filter(({ ours, specifier }) => !isAllowed(ours ?? specifier, ours !== null, file.path))
      .map(({ ours, specifier }) => `${file.path} → ${ours ?? specifier}`),
  );

describe('import directions', () => {
  test('the shared contract imports itself and zod only', () => {
    const shared = within('shared').filter(({ path }) => !isTest(path));
    expect(
      offences(shared, (imported, isOurs) =>
        isOurs ? imported.startsWith('shared/') : /^zod(\/mini)?$/.test(imported),
      ),
    ).toEqual([]);
  });

  test.each(['extension', 'server', 'dashboard'])('%s imports itself and shared only', (part) => {
    const own = within(part).filter(({ path }) => !isTest(path));
    expect(
      offences(own, (imported, isOurs) => !isOurs || new RegExp(`^(${part}|shared)/`).test(imported)),
    ).toEqual([]);
  });

  test.each(['extension', 'dashboard'])('%s uses nothing of Node', (part) => {
    const own = within(part).filter(({ path }) => !isTest(path) && !path.endsWith('.config.ts'));
    expect(offences(own, (imported) => !imported.startsWith('node:'))).toEqual([]);
  });

  test('only extension/browser.ts imports the browser polyfill', () => {
    expect(
      offences(
        files,
        (imported, _, from) => imported !== 'webextension-polyfill' || from === 'extension/browser.ts',
      ),
    ).toEqual([]);
  });

  test('nothing of the product imports tests or test support', () => {
    expect(offences(product, (imported) => !imported.startsWith('test/'))).toEqual([]);
  });

  test('imports of our own name a file that exists, with its ending', () => {
    const known = new Set(paths);
    const isData = (path: string): boolean => /\.(json|css|svg)(\?\w+)?$/.test(path);
    expect(offences(files, (imported, isOurs) => !isOurs || known.has(imported) || isData(imported))).toEqual(
      [],
    );
  });

  test('no file needs itself to be loaded', () => {
    expect(cycles()).toEqual([]);
  });
});

/** Each path that leads back to itself, once. */
const cycles = (): string[] => {
  const graph = new Map(
    files.map((file) => [
      file.path,
      file.runTimeImports.map((specifier) => importedPath(file, specifier)).filter((path) => path !== null),
    ]),
  );
  const done = new Set<string>();
  const found: string[] = [];
  const visit = (path: string, trail: readonly string[]): void => {
    const seenAt = trail.indexOf(path);
    if (seenAt >= 0) found.push([...trail.slice(seenAt), path].join(' → '));
    if (seenAt >= 0 || done.has(path)) return;
    for (const next of graph.get(path) ?? []) visit(next, [...trail, path]);
    done.add(path);
  };
  for (const path of graph.keys()) visit(path, []);
  return found;
};

describe('one capability, one name on every side', () => {
  const names = Object.keys(commands);

  test('the list of commands names each file of shared/commands, under the file’s own name', () => {
    const written = within('shared/commands')
      .map(({ path }) => basename(path, '.ts'))
      .filter((name) => name !== 'index' && !isTest(`${name}.ts`));
    expect(written.toSorted()).toEqual(names.toSorted());
    for (const [name, command] of Object.entries(commands)) expect(command.name).toBe(name);
  });

  test.each(names)('%s has a control in the dashboard', (name) => {
    expect(paths).toContain(`dashboard/commands/${name}.tsx`);
  });

  const actions = Object.values(commands).filter(({ kind }) => kind === 'action');
  test.each(actions.map(({ name }) => name))('%s has an effect on the device', (name) => {
    expect(paths).toContain(`extension/effects/${name}.ts`);
  });

  const fields = Object.keys(deviceStateSchema.shape).filter((field) => field !== 'version');
  test.each(fields)('the state’s field "%s" is made true by a file of its name', (field) => {
    const name = field.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    expect(paths).toContain(`extension/enforce/${name}.ts`);
  });
});

describe('lists are complete', () => {
  test('every bench group is in test/bench/main.ts', () => {
    const groups = within('test/bench').filter(({ text }) => /: BenchGroup = /.test(text));
    const listed = files.find(({ path }) => path === 'test/bench/main.ts')?.imports ?? [];
    for (const { path } of groups) expect(listed).toContain(`./${basename(path)}`);
  });

  test('every check of the demo is in its list', () => {
    const list = files.find(({ path }) => path === 'test/demo/checks/index.ts')?.imports ?? [];
    const checks = within('test/demo/checks').filter(({ text }) => /: Check = /.test(text));
    expect(checks.length).toBeGreaterThan(0);
    for (const { path } of checks) expect(list).toContain(`./${basename(path)}`);
  });
});

describe('every file', () => {
  test('has a name that says something', () => {
    const empty = /^(utils?|helpers?|common|misc|managers?|services?|data|handlers?)$/;
    const named = paths.filter((path) =>
      path.split('/').some((part) => empty.test(part.replace(/(\.test)?\.\w+$/, ''))),
    );
    expect(named).toEqual([]);
  });

  test('has fewer than 300 lines', () => {
    const long = files
      .map(({ path, text }) => ({ path, lines: text.split('\n').length - 1 }))
      .filter(({ lines }) => lines >= 300);
    // The HTTP contract is one list, read from top to bottom; who checks an export reads one file and nothing else.
    const allowed = ['shared/api.ts', 'scripts/verify-evidence.mjs'];
    expect(long.filter(({ path }) => !allowed.includes(path))).toEqual([]);
  });

  test('leaves nothing for later and silences no check', () => {
    const words = /TODO|FIXME|@ts-ignore|@ts-expect-error|(es|ox)?lint-disable/;
    const calls = /\b(test|it|describe)\.(only|skip|todo)\b/;
    const offenders = files.filter(
      ({ path, text }) => path !== 'test/architecture.test.ts' && (words.test(text) || calls.test(text)),
    );
    expect(offenders.map(({ path }) => path)).toEqual([]);
  });
});
