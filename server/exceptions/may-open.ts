import type { ExceptionTarget } from '#shared/device-state.ts';
import { withoutNamedDetails } from '#shared/named-details.ts';
import { parseAddress, isWithin } from '#shared/policy/address.ts';
import { decide, freeSubject, type CompiledPolicy } from '#shared/policy/decide.ts';
import { pageKeyOf, pageKeysOf } from '#shared/policy/page-key.ts';
import { downloadKeyOf } from '#shared/policy/transfers.ts';
import type { MayIAbout } from '#shared/reports.ts';

/** What stands before every exception: nobody opens these for anybody. */
const closedForAll: Partial<Record<string, string>> = {
  illegal: 'This site is on a list of illegal content. Nobody can open it.',
  emergency: 'This site was stopped for everyone in an emergency. Nobody can open it until that is lifted.',
  'bad-address': 'An address of this kind stays closed for everyone. It cannot be opened for a while.',
  'search-engine': 'This search engine cannot be kept safe, so it cannot be opened for a while.',
};

/** Why no exception can open this, as a sentence for staff; null when one can. */
export const neverOpens = (policy: CompiledPolicy, target: ExceptionTarget, now: number): string | null => {
  const address = addressOf(target);
  // A file that a page made itself has no site of its own to be judged.
  if (address.startsWith('data:')) return null;
  const { reason } = decide(policy, freeSubject({ kind: 'guest' }), address, now);
  return closedForAll[reason] ?? null;
};

const addressOf = (target: ExceptionTarget): string => {
  switch (target.kind) {
    case 'site':
    case 'upload':
      return `https://${target.host}`;
    case 'page':
      return `https://${target.page}`;
    case 'download':
      return target.url;
  }
};

/** True where an exception for this target gives what was asked for too. */
export const isOpenedBy = (target: ExceptionTarget, about: MayIAbout, url: string): boolean => {
  const address = parseAddress(url);
  if (address === null) return false;
  switch (target.kind) {
    case 'site':
      return about === 'page' && isWithin(address.host, target.host);
    case 'page':
      return about === 'page' && pageKeysOf(address).includes(target.page);
    case 'download':
      return about === 'download' && downloadKeyOf(url) === target.url;
    case 'upload':
      return about === 'upload' && isWithin(address.host, target.host);
  }
};

/** What to open for somebody who asks for this; null where it names no site. `opens` counts for pages. */
export const targetFor = (about: MayIAbout, url: string, opens: 'page' | 'site'): ExceptionTarget | null => {
  const host = parseAddress(url)?.host ?? '';
  const site = host.startsWith('www.') ? host.slice(4) : host;
  if (about === 'download') return { kind: 'download', url: downloadKeyOf(url) };
  if (site === '') return null;
  if (about === 'upload') return { kind: 'upload', host: site };
  const page = opens === 'page' ? pageKeyOf(withoutNamedDetails(url)) : null;
  return page === null ? { kind: 'site', host: site } : { kind: 'page', page };
};
