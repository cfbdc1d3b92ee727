import type { Exception, Focus } from '../device-state.ts';
import { isWithin, parseAddress } from './address.ts';
import { pageKeysOf } from './page-key.ts';
import {
  decision,
  isInFocus,
  isLocked,
  isOpen,
  keysOfQuestion,
  type Decision,
  type Layer,
  type Question,
} from './question.ts';

export const lock: Layer = ({ subject, now }) =>
  isLocked(subject, now) ? decision('block', 'lock', `Locked by ${subject.lock?.by ?? 'a teacher'}`) : null;

/** One site or page that a teacher opened for this pupil. */
export const exceptions: Layer = (question) => {
  const { subject, now } = question;
  const exception = subject.exceptions.find((each) => now < each.endsAt && isTargeted(question, each));
  if (exception === undefined) return null;
  return decision('allow', 'exception', `Opened by ${exception.by} for a while (${question.host})`);
};

const isTargeted = (question: Question, { target }: Exception): boolean => {
  if (target.kind === 'site') return isWithin(question.host, target.host);
  return target.kind === 'page' && keysOfQuestion(question).includes(target.page);
};

/**
 * While a focus is on, what is not on its list waits. What is on it goes on to the other layers, so that a list opens
 * nothing that the school blocks; but it answers a `think` and an unknown site: a teacher has looked at the page.
 */
export const focus: Layer = (question) => {
  const { subject, now } = question;
  if (!isInFocus(subject, now) || isOnFocusList(question, subject.focus)) return null;
  return decision('block', 'focus', `Not on the list of this lesson: ${subject.focus.name}`);
};

/** Whether a page is outside of a lesson's list. A page of no site, as a new tab, is not. */
export const isOffFocusList = (url: string, list: Focus): boolean => {
  const address = parseAddress(url);
  if (address === null || !/^https?$/.test(address.scheme)) return false;
  return !isListed(list, address.host, () => pageKeysOf(address));
};

const isOnFocusList = (question: Question, list: Focus): boolean =>
  isListed(list, question.host, () => keysOfQuestion(question));

const isListed = ({ hosts, needs, pages }: Focus, host: string, keysOf: () => readonly string[]): boolean =>
  hosts.some((each) => isWithin(host, each)) ||
  needs.some((each) => isWithin(host, each)) ||
  (pages.length > 0 && keysOf().some((key) => pages.includes(key)));

/** What the pupil opened after thinking answers a `think`; a lesson's list also answers for an unknown site. */
export const openedOr = (question: Question, closed: Decision): Decision => {
  const { subject, host, now } = question;
  if (closed.verdict === 'allow') return closed;
  if (isOpenedByFocus(question, closed)) {
    return decision(
      'allow',
      'focus',
      `On the list of this lesson: ${subject.focus?.name}`,
      closed.categoryId,
    );
  }
  if (closed.verdict !== 'think') return closed;
  const opening = subject.openings.find((each) => isOpen(each, now) && isWithin(host, each.host));
  if (opening === undefined) return closed;
  return decision(
    'allow',
    'opened',
    `Opened by the pupil after thinking (${opening.host})`,
    closed.categoryId,
  );
};

const isOpenedByFocus = (question: Question, { verdict, reason }: Decision): boolean =>
  isInFocus(question.subject, question.now) &&
  (verdict === 'think' || reason === 'unknown-site') &&
  isOnFocusList(question, question.subject.focus);
