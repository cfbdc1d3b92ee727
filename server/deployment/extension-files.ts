import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import * as z from 'zod';

export interface ExtensionFiles {
  readonly version: string;
  readonly minimumChromeVersion: string;
  /** Path inside the extension, with forward slashes, to its bytes. */
  readonly files: Readonly<Record<string, Uint8Array>>;
}

const manifestSchema = z.looseObject({
  version: z.string().regex(/^\d+(\.\d+){0,3}$/),
  minimum_chrome_version: z
    .string()
    .regex(/^[\d.]+$/)
    .default('120.0'),
});

/** The unpacked extension as it is packed: without maps, and without a `key`, which the signature gives it instead. */
export const readExtensionFiles = (folder: string): ExtensionFiles => {
  const files: Record<string, Uint8Array> = {};
  for (const path of filesBelow(folder)) files[path] = readFileSync(join(folder, path));
  const { key: _key, ...manifest } = manifestSchema.parse(
    JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')),
  );
  files['manifest.json'] = Buffer.from(JSON.stringify(manifest, null, 2));
  return { version: manifest.version, minimumChromeVersion: manifest.minimum_chrome_version, files };
};

const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => statSync(join(folder, path)).isFile() && !path.endsWith('.map'))
    .map((path) => relative('', path).split(sep).join('/'))
    .sort();
