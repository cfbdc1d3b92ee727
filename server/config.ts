import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import * as z from 'zod';
import { readSchoolNetworks, type SchoolNetworks } from './devices/school-networks.ts';
import { StartError } from './start-error.ts';

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace'] as const;

export interface Settings {
  /** Absolute. Holds the database, the keys and the evidence. */
  readonly dataFolder: string;
  readonly host: string;
  readonly port: number;
  /** Public address as browsers see it, without a trailing slash. */
  readonly url: string;
  readonly origin: string;
  readonly tls: { readonly certFile: string; readonly keyFile: string } | null;
  /** How many proxies stand in front and may be believed about the client's address. */
  readonly trustedProxies: number;
  readonly logLevel: (typeof logLevels)[number];
  readonly idleMs: number;
  readonly adminIdleMs: number;
  /** Devices that connect from elsewhere are shown as out of school. */
  readonly schoolNetworks: SchoolNetworks;
}

/** The one SQLite file of the school. */
export const databaseFileIn = (dataFolder: string): string => join(dataFolder, 'thinkclick.sqlite');

/** Sealed files, named by number alone. */
export const evidenceFolderIn = (dataFolder: string): string => join(dataFolder, 'evidence');

/** The newest signed statement of what the ledger is, outside the database. */
export const checkpointFileIn = (dataFolder: string): string => join(dataFolder, 'ledger.checkpoint');

const settingNames = [
  'THINKCLICK_DATA',
  'THINKCLICK_HOST',
  'THINKCLICK_PORT',
  'THINKCLICK_URL',
  'THINKCLICK_TLS_CERT',
  'THINKCLICK_TLS_KEY',
  'THINKCLICK_TRUSTED_PROXIES',
  'THINKCLICK_LOG_LEVEL',
  'THINKCLICK_IDLE_MINUTES',
  'THINKCLICK_SCHOOL_NETWORKS',
] as const;
type SettingName = (typeof settingNames)[number];
type Written = Partial<Record<SettingName, string>>;

const minuteMs = 60_000;
/** Administrators' sessions end after this much idleness at the latest. */
const longestAdminIdleMs = 10 * minuteMs;

/** Settings from the environment, or from the JSON file that THINKCLICK_CONFIG names; the environment wins. */
export const readSettings = (env: Record<string, string | undefined>): Settings => {
  const written: Written = { ...readSettingsFile(env['THINKCLICK_CONFIG']), ...definedOnly(env) };
  const tls = tlsOf(written);
  const port = portOf(written);
  const url = urlOf(written, port, tls !== null);
  const idleMs = wholeNumber(written, 'THINKCLICK_IDLE_MINUTES', 30, 1, 480) * minuteMs;
  return {
    dataFolder: resolve(written.THINKCLICK_DATA ?? 'data'),
    host: written.THINKCLICK_HOST ?? '0.0.0.0',
    port,
    url,
    origin: url,
    tls,
    trustedProxies: wholeNumber(written, 'THINKCLICK_TRUSTED_PROXIES', 0, 0, 10),
    logLevel: logLevelOf(written),
    idleMs,
    adminIdleMs: Math.min(idleMs, longestAdminIdleMs),
    schoolNetworks: schoolNetworksOf(written),
  };
};

const definedOnly = (env: Record<string, string | undefined>): Written =>
  Object.fromEntries(settingNames.flatMap((name) => (env[name] ? [[name, env[name]]] : [])));

const settingsFileSchema = z.record(z.string(), z.union([z.string(), z.number()]).transform(String));

const readSettingsFile = (file: string | undefined): Written => {
  if (!file) return {};
  const parsed = settingsFileSchema.safeParse(readJson(file));
  if (!parsed.success) {
    throw new StartError(
      `THINKCLICK_CONFIG: ${file} must hold one JSON object of settings, each text or a number.`,
    );
  }
  const unknown = Object.keys(parsed.data).find(
    (name) => !(settingNames as readonly string[]).includes(name),
  );
  if (unknown) throw new StartError(`THINKCLICK_CONFIG: ${file} names ${unknown}, which is not a setting.`);
  return definedOnly(parsed.data);
};

const readJson = (file: string): unknown => {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    throw new StartError(`THINKCLICK_CONFIG: ${file} cannot be read as JSON.`);
  }
};

const wholeNumber = (
  written: Written,
  name: SettingName,
  unset: number,
  least: number,
  most: number,
): number => {
  const text = written[name];
  if (text === undefined) return unset;
  const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
  if (value >= least && value <= most) return value;
  throw new StartError(`${name} must be a whole number from ${least} to ${most}, not "${text}".`);
};

const portOf = (written: Written): number => wholeNumber(written, 'THINKCLICK_PORT', 8080, 1, 65_535);

const tlsOf = (written: Written): Settings['tls'] => {
  const { THINKCLICK_TLS_CERT: certFile, THINKCLICK_TLS_KEY: keyFile } = written;
  if (certFile && keyFile) return { certFile: resolve(certFile), keyFile: resolve(keyFile) };
  if (certFile) throw new StartError('THINKCLICK_TLS_KEY must be set as well when THINKCLICK_TLS_CERT is.');
  if (keyFile) throw new StartError('THINKCLICK_TLS_CERT must be set as well when THINKCLICK_TLS_KEY is.');
  return null;
};

const loopbackHosts = new Set(['localhost', '127.0.0.1', '[::1]']);

const urlOf = (written: Written, port: number, hasTls: boolean): string => {
  const text = written.THINKCLICK_URL ?? `${hasTls ? 'https' : 'http'}://localhost:${port}`;
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || !/^https?:$/.test(url.protocol) || url.href !== `${url.origin}/`) {
    throw new StartError(
      `THINKCLICK_URL must be an address like https://thinkclick.example without a path, not "${text}".`,
    );
  }
  if (url.protocol === 'http:' && !loopbackHosts.has(url.hostname)) {
    // A browser keeps the session cookie (Secure) only from https or from its own machine.
    throw new StartError(
      'THINKCLICK_URL must begin with https:// (only on this machine itself may it be http).',
    );
  }
  return url.origin;
};

const schoolNetworksOf = ({ THINKCLICK_SCHOOL_NETWORKS: text = '' }: Written): SchoolNetworks => {
  const networks = readSchoolNetworks(text);
  if (networks) return networks;
  throw new StartError(
    `THINKCLICK_SCHOOL_NETWORKS must be addresses like 203.0.113.0/24 with commas between, not "${text}".`,
  );
};

const isLogLevel = (text: string): text is Settings['logLevel'] =>
  (logLevels as readonly string[]).includes(text);

const logLevelOf = (written: Written): Settings['logLevel'] => {
  const text = written.THINKCLICK_LOG_LEVEL ?? 'info';
  if (isLogLevel(text)) return text;
  throw new StartError(`THINKCLICK_LOG_LEVEL must be one of ${logLevels.join(', ')}, not "${text}".`);
};
