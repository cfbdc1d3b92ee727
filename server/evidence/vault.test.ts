import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Vault } from './vault.ts';

let folder: string;
let vault: Vault;
const picture = Buffer.from('the pixels of a made-up picture');
const hash = createHash('sha256').update(picture).digest('hex');

beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'thinkclick-vault-')), 'evidence');
  vault = new Vault({ folder, evidenceKey: randomBytes(32) });
});
afterEach(() => rm(join(folder, '..'), { recursive: true, force: true }));

describe('evidence files', () => {
  test('come back as they were, under a hash of the original bytes', async () => {
    expect(await vault.keep('one', picture)).toEqual({ sha256: hash, sizeBytes: picture.length });
    expect(await vault.read('one', hash)).toEqual(picture);
  });

  test('are not readable on the disk, and nothing half-written is left', async () => {
    await vault.keep('one', picture);
    expect(await readdir(folder)).toEqual(['one']);
    expect((await readFile(join(folder, 'one'))).includes('pixels')).toBe(false);
  });

  test('one changed byte anywhere is found', async () => {
    await vault.keep('one', picture);
    const path = join(folder, 'one');
    const sealed = await readFile(path);
    for (let index = 0; index < sealed.length; index += 7) {
      const changed = Buffer.from(sealed);
      changed.writeUInt8((changed[index] ?? 0) ^ 1, index);
      await writeFile(path, changed);
      await expect(vault.read('one', hash)).rejects.toThrow();
    }
  });

  test('two exchanged files are found', async () => {
    await vault.keep('one', picture);
    await vault.keep('two', picture);
    await rename(join(folder, 'two'), join(folder, 'one'));
    await expect(vault.read('one', hash)).rejects.toThrow();
  });

  test('a row that promises other bytes is found', async () => {
    await vault.keep('one', picture);
    await expect(vault.read('one', hash.replace(/^./, 'x'))).rejects.toThrow('not what was recorded');
  });

  test('an item is never overwritten, and a path is never taken from a name', async () => {
    await vault.keep('one', picture);
    await expect(vault.keep('../one', picture)).rejects.toThrow('Not the number');
  });
});

describe('sealed texts', () => {
  test('come back as they were, differently sealed each time', () => {
    const first = vault.seal('incident 1 facts', 'words');
    expect(Buffer.from(first).includes('words')).toBe(false);
    expect(vault.seal('incident 1 facts', 'words')).not.toEqual(first);
    expect(vault.open('incident 1 facts', first)).toBe('words');
  });

  test('put in another row, or opened with another key, they do not open', () => {
    const sealed = vault.seal('incident 1 facts', 'words');
    expect(() => vault.open('incident 2 facts', sealed)).toThrow();
    const other = new Vault({ folder, evidenceKey: randomBytes(32) });
    expect(() => other.open('incident 1 facts', sealed)).toThrow();
  });
});
