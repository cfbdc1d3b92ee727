import type { Concern } from '#shared/concern-labels.ts';
import { isSealedAddress } from '#shared/referrals/sealed-address.ts';
import { reportKinds, type HandAbout } from '#shared/reports.ts';
import type { ActivityItem } from '#shared/class-snapshot.ts';
import { hostOf } from './address.ts';

const concernWords: Record<Concern, string> = {
  'saw-something': 'Saw something that felt wrong',
  'someone-unkind': 'Someone was unkind',
  'asked-me': 'Someone asked for something',
  'worried-about-friend': 'Is worried about a friend',
  'made-a-mistake': 'Made a mistake',
  'need-a-grown-up': 'Needs a grown-up',
};

/** Only in an incident may there be more: "choice: words" or the words alone, where it was recorded by an older server. */
const concern = (text: string): string => {
  const [choice = '', words] = text.split(/: (.*)/s);
  if (!isConcern(choice)) return text || 'Told someone';
  return words === undefined ? concernWords[choice] : `${concernWords[choice]}: “${words}”`;
};

const isConcern = (choice: string): choice is Concern => Object.hasOwn(concernWords, choice);

/** The server writes "answer: message". */
const repliedWith = (text: string): string => {
  const { reply, message } = replyIn(text);
  return `“${reply}” to “${message}”`;
};

export const replyIn = (text: string): { reply: string; message: string } => {
  const at = text.indexOf(': ');
  return at < 0 ? { reply: text, message: '' } : { reply: text.slice(0, at), message: text.slice(at + 2) };
};

export const handAboutWords: Record<HandAbout, string> = {
  question: 'Has a question',
  'blocked-site': 'Cannot open a page',
  technical: 'Something is not working',
};

const handUp = (text: string): string => {
  const [about = '', words] = text.split(/: (.*)/s);
  const why = isHandAbout(about) ? handAboutWords[about] : 'Asked for help';
  return words === undefined ? `Hand up: ${why}` : `Hand up: ${why}: “${words}”`;
};

const isHandAbout = (about: string): about is HandAbout => Object.hasOwn(handAboutWords, about);

/** The server writes "choice: rule", and "choice (moment): rule" where it was about something done on a page. */
const prompt = (text: string, host: string): string => {
  const [, choice, moment, rule = ''] = /^([a-z-]+)(?: \(([a-z-]+)\))?(?:: (.*))?$/s.exec(text) ?? [];
  if (moment !== undefined) return `${rule}, on ${host}: ${onPage[choice ?? ''] ?? 'stopped to think'}`;
  if (choice === 'go-back') return `Stopped and went back from ${host}`;
  return choice === 'ask' ? `Stopped at ${host} to ask` : `Stopped, thought, opened ${host}`;
};

const onPage: Record<string, string> = {
  'go-back': 'stopped',
  ask: 'chose to ask a grown-up',
  open: 'thought, and went on',
};

/** One line of a timeline as a sentence, without the pupil's name. */
export const told = ({ kind, url, text }: Pick<ActivityItem, 'kind' | 'url' | 'text'>): string => {
  const host = url === null ? 'a page' : isSealedAddress(url) ? 'a page that was stopped' : hostOf(url);
  switch (kind) {
    case 'visit':
      return text || (url !== null && isSealedAddress(url) ? 'A page that was stopped' : host);
    case 'search':
      return text === '' ? 'Searched, and was stopped' : `Searched for “${text}”`;
    case 'block':
      return `Blocked: ${host}`;
    case 'bypass':
      return `Tried to get round the filter: ${host}`;
    case 'prompt':
      return prompt(text, host);
    case 'prompt-shown':
      return 'Stopped to think';
    case 'alert':
      return 'An alert';
    case 'concern':
      return concern(text);
    case 'may-i':
      return `Asked for ${host}`;
    case 'hand-up':
      return handUp(text);
    case 'hand-down':
      return 'Took the hand down';
    case 'filter-report':
      return text.startsWith('block') ? `Says ${host} should be closed` : `Says ${host} should be open`;
    case 'reply':
      return `Answered ${repliedWith(text)}`;
    case 'agreement-signed':
      return 'Signed the agreement';
    case 'slept':
      return `Device asleep for ${text}: lid closed or screen off`;
    case 'lesson-time':
      return 'The lesson ended';
  }
};

/** True for what is dated today among incident facts too, whose kinds come as plain text. */
export const isActivityKind = (kind: string): kind is ActivityItem['kind'] =>
  (reportKinds as readonly string[]).includes(kind);
