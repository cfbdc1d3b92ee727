import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { packageRoot } from './package-root.ts';

export interface SourceFile {
  /** From the package root, with forward slashes. */
  readonly path: string;
  readonly text: string;
  /** As written: packages, `node:` modules, `#shared/…` and relative paths. */
  readonly imports: readonly string[];
  /** Those of them that are more than types. */
  readonly runTimeImports: readonly string[];
}

const folders = ['shared', 'server', 'extension', 'dashboard', 'scripts', 'test'];
const isSource = (path: string): boolean =>
  /\.(ts|tsx|mjs)$/.test(path) && !/(^|\/)(\.wxt|\.output|dist|node_modules)\//.test(path);

const importPattern =
  /(?:^|\n)\s*(?:import|export)\s(?<what>[^'";]*?\sfrom\s)?'(?<named>[^']+)'|\bimport\('(?<dynamic>[^']+)'\)/g;

/** True for `import type …` and for braces that hold types alone: such an import is gone at run time. */
const isTypeOnly = (what: string): boolean => {
  if (what.startsWith('type ')) return true;
  const names = /^\{([^}]*)\}/.exec(what)?.[1]?.split(',') ?? [''];
  return names.every((name) => name.trim() === '' || name.trim().startsWith('type ')) && what.startsWith('{');
};

const read = (path: string): SourceFile => {
  const text = readFileSync(join(packageRoot, path), 'utf8');
  const found = [...text.matchAll(importPattern)].map(({ groups = {} }) => ({
    specifier: groups['named'] ?? groups['dynamic'] ?? '',
    isType: isTypeOnly((groups['what'] ?? '').trimStart()),
  }));
  return {
    path,
    text,
    imports: found.map(({ specifier }) => specifier),
    runTimeImports: found.filter(({ isType }) => !isType).map(({ specifier }) => specifier),
  };
};

/** Every source file of ours. */
export const readSourceFiles = (): readonly SourceFile[] =>
  folders.flatMap((folder) =>
    readdirSync(join(packageRoot, folder), { recursive: true, encoding: 'utf8' })
      .map((name) => posix.join(folder, name.replaceAll('\\', '/')))
      .filter(isSource)
      .map(read),
  );

/** The file of ours that an import means; null for packages and Node's own modules. */
export const importedPath = (file: SourceFile, specifier: string): string | null => {
  if (specifier.startsWith('#shared/')) return specifier.slice(1);
  if (!specifier.startsWith('.')) return null;
  return posix.normalize(posix.join(dirname(file.path), specifier));
};
