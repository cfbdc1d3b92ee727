import { isWithin } from './address.ts';
import { closed } from './closed-layer.ts';
import {
  emergency,
  helpline,
  illegal,
  ownServer,
  questionOf,
  type CompiledPolicy,
  type Subject,
} from './decide.ts';
import { hostOfPageKey } from './page-key.ts';
import { decision, type Layer } from './question.ts';
import { category, lists } from './rule-layers.ts';
import { suspectProxy } from './suspect-proxy.ts';

/**
 * Whether an open page may fetch this for itself: a picture, a script, a film, a socket. Only a block of the site itself
 * stops it, as the browser's rules have it for the sites that they know. Locks and lists of a lesson are for pages, and what
 * is unknown or asks to think is the open page's own affair.
 */
export const mayFetch = (policy: CompiledPolicy, subject: Subject, address: string, now: number): boolean => {
  const question = questionOf(policy, subject, address, now);
  for (const layer of layers) {
    const decided = layer(question);
    if (decided !== null) return decided.verdict !== 'block';
  }
  return true;
};

/** No server has such a name. */
const unreadable: Layer = ({ address }) => (address === null ? decision('block', 'bad-address', '') : null);

/** A page that was opened alone is nothing without what its host serves to it. */
const exceptionOfHost: Layer = ({ subject, host, now }) => {
  const isOpened = subject.exceptions.some(({ target, endsAt }) => {
    if (now >= endsAt || (target.kind !== 'site' && target.kind !== 'page')) return false;
    return isWithin(host, target.kind === 'site' ? target.host : hostOfPageKey(target.page));
  });
  return isOpened ? decision('allow', 'exception', '') : null;
};

const layers: readonly Layer[] = [
  unreadable,
  ownServer,
  helpline,
  illegal,
  closed,
  emergency,
  exceptionOfHost,
  suspectProxy,
  lists,
  category,
];
