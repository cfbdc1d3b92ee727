import { configurationSchema, type Configuration, type Memory } from './memory.ts';

export interface ConfigurationParts {
  readonly memory: Memory;
  /** `browser.storage.managed`: `{}` until the policy has arrived, 2–10 s after a first install. */
  readonly readManaged: () => Promise<unknown>;
  /** `configuration.json` in an unpacked extension's own folder; rejects when there is none. */
  readonly readOwnFile: () => Promise<unknown>;
}

export interface CurrentConfiguration {
  readonly configuration: Configuration | null;
  /** True when the school's policy gave it, rather than a file or memory. */
  readonly isManaged: boolean;
}

/** Where the school's server is: by policy, else by the file of an unpacked extension, else as last known. */
export const readConfiguration = async (parts: ConfigurationParts): Promise<CurrentConfiguration> => {
  const managed = parse(await parts.readManaged().catch(() => null));
  const found = managed ?? parse(await parts.readOwnFile().catch(() => null));
  if (found === null) return { configuration: await parts.memory.read('configuration'), isManaged: false };
  await parts.memory.write('configuration', found);
  return { configuration: found, isManaged: managed !== null };
};

const parse = (value: unknown): Configuration | null => {
  const parsed = configurationSchema.safeParse(value);
  if (!parsed.success) return null;
  return { ...parsed.data, serverUrl: parsed.data.serverUrl.replace(/\/+$/, '') };
};
