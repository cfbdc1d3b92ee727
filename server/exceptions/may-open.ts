import type { ExceptionTarget } from '#shared/device-state.ts';
import { parseAddress, isWithin } from '#shared/policy/address.ts';
import { decide, freeSubject, type CompiledPolicy } from '#shared/policy/decide.ts';
import { pageKeyOf, pageKeysOf } from '#shared/policy/page-key.ts';

/** What stands before every exception: nobody opens these for anybody. */
const closedForAll: Partial<Record<string, string>> = {
  illegal: 'This site is on a list of illegal content. Nobody can open it.',
  emergency: 'This site was stopped for everyone in an emergency. Nobody can open it until that is lifted.',
  'bad-address': 'An address of this kind stays closed for everyone. It cannot be opened for a while.',
  'search-engine': 'This search engine cannot be kept safe, so it cannot be opened for a while.',
};

/** Why no exception can open this, as a sentence for staff; null when one can. */
export const neverOpens = (policy: CompiledPolicy, target: ExceptionTarget, now: number): string | null => {
  const address = `https://${target.kind === 'site' ? target.host : target.page}`;
  const { reason } = decide(policy, freeSubject({ kind: 'guest' }), address, now);
  return closedForAll[reason] ?? null;
};

/** True where an exception for this target opens this address. */
export const isOpenedBy = (target: ExceptionTarget, url: string): boolean => {
  const address = parseAddress(url);
  if (address === null) return false;
  return target.kind === 'site'
    ? isWithin(address.host, target.host)
    : pageKeysOf(address).includes(target.page);
};

/** What to open for somebody who asks for this address; null where it names no site. */
export const targetFor = (url: string, opens: 'page' | 'site'): ExceptionTarget | null => {
  const host = parseAddress(url)?.host ?? '';
  const page = opens === 'page' ? pageKeyOf(url) : null;
  if (page !== null) return { kind: 'page', page };
  const site = host.startsWith('www.') ? host.slice(4) : host;
  return site === '' ? null : { kind: 'site', host: site };
};
