import { FiltersEngine, Request } from '@ghostery/adblocker';
import { askedHosts, hostOf } from './made-up-hosts.ts';
import { median, timed, verdictUs } from './measures.ts';
import type { Measured } from './measured.ts';

const listed = 1_000_000;
const lookups = 20_000;
const rounds = 5;

/** An engine for blocking advertisements with one rule a host, as it is loaded into an extension: from its own bytes. */
export const measureAdblocker = async (): Promise<Measured> => {
  const rules = Array.from({ length: listed }, (_, number) => `||${hostOf(number)}^`).join('\n');
  const [buildMs, built] = await timed(() => FiltersEngine.parse(rules, { enableCompression: false }));
  const bytes = built.serialize();
  const [loadMs, engine] = await timed(() => FiltersEngine.deserialize(bytes));
  const asked = askedHosts(lookups, listed);
  const isListed = (host: string): boolean =>
    engine.match(
      Request.fromRawDetails({
        url: `https://${host}/`,
        sourceUrl: 'https://school.test/',
        type: 'sub_frame',
      }),
    ).match;
  const spent = Array.from({ length: rounds }, () => verdictUs(asked, isListed));
  return { hosts: listed, buildMs, loadMs, bytes: bytes.length, verdictUs: median(spent) };
};
