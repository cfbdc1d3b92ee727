import { mkdtemp, rm } from 'node:fs/promises';
import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ItemKeys } from '../../server/evidence/item-keys.ts';
import { Vault } from '../../server/evidence/vault.ts';
import { openStorage, type Storage } from '../../server/storage/storage.ts';

/** A vault over a real database in a folder of its own. */
export class OpenVault {
  readonly root: string;
  readonly folder: string;
  readonly databaseFile: string;
  readonly evidenceKey = randomBytes(32);
  storage!: Storage;
  vault!: Vault;

  private constructor(root: string) {
    this.root = root;
    this.folder = join(root, 'evidence');
    this.databaseFile = join(root, 'thinkclick.sqlite');
  }

  static async open(): Promise<OpenVault> {
    const opened = new OpenVault(await mkdtemp(join(tmpdir(), 'thinkclick-vault-')));
    await opened.start();
    return opened;
  }

  async start(): Promise<void> {
    this.storage = await openStorage(this.databaseFile);
    this.vault = await this.over(this.folder);
  }

  /** Another one with the same keys, over a copy of the evidence for example. */
  async over(folder: string, evidenceKey = this.evidenceKey): Promise<Vault> {
    const keys = new ItemKeys({ db: this.storage.db, schoolKey: evidenceKey });
    await keys.load();
    return new Vault({ folder, evidenceKey, keys });
  }

  async restart(): Promise<void> {
    await this.storage.close();
    await this.start();
  }

  async close(): Promise<void> {
    await this.storage.close();
    await rm(this.root, { recursive: true, force: true });
  }
}
