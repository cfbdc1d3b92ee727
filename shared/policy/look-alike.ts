import { hostAndParents } from './address.ts';
import { isMixedScript, readAs } from './look-alikes/confusable-letters.ts';
import { decodePunycode } from './look-alikes/decode-punycode.ts';
import { splitHost, type SiteName } from './look-alikes/split-host.ts';
import { baitWords, wellKnownSites } from './look-alikes/well-known-sites.ts';

export interface LookAlike {
  /** The host it may be taken for. */
  readonly imitates: string;
}

interface KnownSite {
  readonly host: string;
  readonly label: string;
  readonly isFamous: boolean;
}

interface KnownSites {
  readonly hosts: ReadonlySet<string>;
  readonly byLabel: ReadonlyMap<string, KnownSite>;
  /** By the label as it is read. */
  readonly byReading: ReadonlyMap<string, KnownSite>;
  /** By the reading of the label with one letter left out, for the long ones. */
  readonly byGap: ReadonlyMap<string, readonly KnownSite[]>;
  readonly endings: ReadonlyMap<string, ReadonlySet<string>>;
}

/** Shorter names are one letter from too many honest ones. */
const minEditLength = { famous: 6, other: 8 };
const minBaitLength = { famous: 3, other: 6 };
const minDigitLength = 4;

/**
 * Tells which known site an unknown host imitates, if any. `hosts` are known beside the famous ones: the school's allowed
 * sites, its platforms, and where children find help. Made once for many questions, on the first one.
 */
export const lookAlikes = (hosts: Iterable<string>): ((host: string) => LookAlike | null) => {
  let known: KnownSites | null = null;
  return (host) => {
    known ??= knownSites(hosts);
    return imitationOf(host, known);
  };
};

const knownSites = (hosts: Iterable<string>): KnownSites => {
  const sites: KnownSite[] = [];
  for (const { name, endings } of wellKnownSites) {
    sites.push({ host: `${name}.${endings[0] ?? 'com'}`, label: name, isFamous: true });
  }
  for (const host of hosts) {
    const label = splitHost(host)?.label;
    if (label !== undefined) sites.push({ host, label, isFamous: false });
  }
  return {
    hosts: new Set(sites.map(({ host }) => host)),
    byLabel: firstBy(sites, ({ label }) => label),
    byReading: firstBy(sites, ({ label }) => readAs(label)),
    byGap: gapsOf(sites),
    endings: new Map(wellKnownSites.map(({ name, endings }) => [name, new Set(endings)])),
  };
};

const firstBy = (sites: readonly KnownSite[], keyOf: (site: KnownSite) => string): Map<string, KnownSite> => {
  const found = new Map<string, KnownSite>();
  for (const site of sites) if (!found.has(keyOf(site))) found.set(keyOf(site), site);
  return found;
};

const gapsOf = (sites: readonly KnownSite[]): Map<string, KnownSite[]> => {
  const gaps = new Map<string, KnownSite[]>();
  for (const site of sites) {
    const reading = readAs(site.label);
    if (reading.length < (site.isFamous ? minEditLength.famous : minEditLength.other)) continue;
    for (const gap of [reading, ...withoutOne(reading)]) gaps.set(gap, [...(gaps.get(gap) ?? []), site]);
  }
  return gaps;
};

const withoutOne = (text: string): string[] =>
  Array.from({ length: text.length }, (_, at) => text.slice(0, at) + text.slice(at + 1));

const imitationOf = (host: string, known: KnownSites): LookAlike | null => {
  const names = hostAndParents(host);
  if (names.some((name) => known.hosts.has(name))) return null;
  const site = splitHost(host);
  if (site === null) return null;
  const found =
    wholeHostInFront(host, known) ??
    otherLetters(site, known) ??
    otherEnding(site, known) ??
    withBait(site, known) ??
    oneLetterOff(site, known);
  return found === null ? null : { imitates: found };
};

/** "www.bbc.co.uk.sign-in.example" begins like the real one. */
const wholeHostInFront = (host: string, { hosts }: KnownSites): string | null => {
  const labels = host.replace(/^www\./, '').split('.');
  for (let count = labels.length - 2; count >= 2; count -= 1) {
    const front = labels.slice(0, count).join('.');
    if (hosts.has(front)) return front;
  }
  return null;
};

/** Letters of another alphabet, accents and digits that read as a known name. */
const otherLetters = ({ label, ending }: SiteName, known: KnownSites): string | null => {
  const written = decodePunycode(label);
  const isPlain = /^[a-z-]*$/.test(written);
  if (isPlain && !/rn|vv/.test(written)) return null;
  const isForeign = /[^\x20-\x7e]/.test(written);
  for (const one of ['l', 'i'] as const) {
    const site = known.byReading.get(readAs(written, one));
    if (site !== undefined && site.label !== written && (isForeign || written.length >= minDigitLength))
      return site.host;
  }
  return isMixedScript(written) ? `${readAs(written)}.${ending}` : null;
};

/** A famous name under an ending that is not its owner's. */
const otherEnding = ({ label, ending }: SiteName, { byLabel, endings }: KnownSites): string | null => {
  const site = byLabel.get(label);
  const own = endings.get(label);
  if (site === undefined || own === undefined || own.size === 0) return null;
  return own.has(ending) ? null : site.host;
};

/** A known name with bait around it: "free-roblox", "bbc-login", "robloxgenerator". */
const withBait = ({ label }: SiteName, { byLabel, byReading }: KnownSites): string | null => {
  const parts = label.includes('-') ? label.split('-') : splitAtBait(label);
  const site = parts.map((part) => byLabel.get(part) ?? byReading.get(readAs(part))).find(isLongEnough);
  if (site === undefined) return null;
  const others = parts.filter((part) => readAs(part) !== readAs(site.label));
  return others.length > 0 && others.every((part) => baitWords.has(part)) ? site.host : null;
};

const isLongEnough = (site: KnownSite | undefined): site is KnownSite =>
  site !== undefined && site.label.length >= (site.isFamous ? minBaitLength.famous : minBaitLength.other);

/** "robloxlogin" and "loginroblox" as two parts. */
const splitAtBait = (label: string): readonly string[] => {
  for (let at = 5; at <= label.length - 3; at += 1) {
    const [front, back] = [label.slice(0, at), label.slice(at)];
    if (baitWords.has(back)) return [front, back];
  }
  for (let at = 3; at <= label.length - 5; at += 1) {
    const [front, back] = [label.slice(0, at), label.slice(at)];
    if (baitWords.has(front)) return [front, back];
  }
  return [label];
};

/** One letter more, fewer, other or swapped, in a long name that begins alike. */
const oneLetterOff = ({ label }: SiteName, { byGap, byLabel }: KnownSites): string | null => {
  if (byLabel.has(label)) return null;
  const reading = readAs(decodePunycode(label));
  for (const gap of [reading, ...withoutOne(reading)]) {
    for (const site of byGap.get(gap) ?? []) {
      if (site.label[0] === reading[0] && isOneApart(reading, readAs(site.label))) return site.host;
    }
  }
  return null;
};

/** Both with one letter left out may be equal and still two letters apart: "abcd" and "bcda". */
const isOneApart = (one: string, other: string): boolean => {
  let start = 0;
  while (start < one.length && one[start] === other[start]) start += 1;
  const [left, right] = [one.slice(start), other.slice(start)];
  return (
    left.slice(1) === right.slice(1) ||
    left === right.slice(1) ||
    left.slice(1) === right ||
    (left.slice(2) === right.slice(2) && left[0] === right[1] && left[1] === right[0])
  );
};
