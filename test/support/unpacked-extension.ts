import { createHash } from 'node:crypto';
import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { configurationIn, extensionIn } from './managed-configuration.ts';
import { packageRoot } from './package-root.ts';

/** An extension's id: the first 16 bytes of its public key's SHA-256, with the letters a to p for digits. */
const idOf = (publicKey: Uint8Array): string =>
  createHash('sha256')
    .update(publicKey)
    .digest('hex')
    .slice(0, 32)
    .replace(/[0-9a-f]/g, (digit) => String.fromCharCode(97 + Number.parseInt(digit, 16)));

/** The DER element that begins at an offset: a sequence, by its own length. */
const sequenceAt = (bytes: Buffer, offset: number): Buffer => {
  const first = bytes[offset + 1] ?? 0;
  const head = first < 0x80 ? 2 : 2 + (first & 0x7f);
  const length = first < 0x80 ? first : bytes.readUIntBE(offset + 2, Math.min(first & 0x7f, 6));
  return bytes.subarray(offset, offset + head + length);
};

/** The public key in the header of a packed extension; the one that gives the extension its id. */
const publicKeyIn = (packed: Buffer, extensionId: string): Buffer => {
  const header = packed.subarray(12, 12 + packed.readUInt32LE(8));
  for (let offset = header.indexOf(0x30); offset >= 0; offset = header.indexOf(0x30, offset + 1)) {
    const candidate = offset + 8 < header.length ? sequenceAt(header, offset) : Buffer.alloc(0);
    if (candidate.length > 32 && idOf(candidate) === extensionId) return candidate;
  }
  throw new Error('The packed extension does not carry the key of its id.');
};

const download = async (updateUrl: string): Promise<Buffer> => {
  const manifest = await (await fetch(updateUrl)).text();
  const codebase = /codebase=['"]([^'"]+)['"]/.exec(manifest)?.[1] ?? '';
  return Buffer.from(await (await fetch(codebase)).arrayBuffer());
};

/**
 * The unpacked extension with the same configuration and the same id as by policy, for machines whose policy folder is
 * closed to us. Gives its folder.
 */
export const unpackExtension = async (folder: string, policyJson: string): Promise<string> => {
  const { extensionId, updateUrl } = extensionIn(policyJson);
  const extension = join(folder, 'extension');
  await cp(join(packageRoot, 'dist/extension'), extension, { recursive: true });
  const manifestFile = join(extension, 'manifest.json');
  const manifest = JSON.parse(await readFile(manifestFile, 'utf8')) as object;
  const key = publicKeyIn(await download(updateUrl), extensionId).toString('base64');
  await writeFile(manifestFile, JSON.stringify({ ...manifest, key }));
  await writeFile(join(extension, 'configuration.json'), JSON.stringify(configurationIn(policyJson)));
  return extension;
};
