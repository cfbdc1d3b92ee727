import type { Seen } from '../seen-today.ts';
import { clockAt } from './time-left.ts';

const hostIn = (url: string): string => (URL.canParse(url) ? new URL(url).host : url || 'a page');

/** "9:05 to 9:12: Miss Clarke looked at a small picture." */
export const lookWords = ({ by, isClose, from, until }: Seen['looks'][number]): string => {
  const who = by.join(' and ');
  const how = isClose ? 'closely' : 'in the class view';
  return until === null
    ? `Since ${clockAt(from)}: ${who} can see it now, ${how}.`
    : `${clockAt(from)} to ${clockAt(until)}: ${who} could see it, ${how}.`;
};

export const seenWords = ({ kind, url, text }: Seen['items'][number]): string => {
  const host = hostIn(url);
  switch (kind) {
    case 'visit':
      return text === '' ? `You opened ${host}` : `You opened ${text} (${host})`;
    case 'search':
      return `You searched for “${text}”`;
    case 'prompt':
      return text === ''
        ? `You stopped and thought about ${host}`
        : `You stopped and thought (${host}): ${text}`;
    case 'prompt-shown':
      return 'You stopped to think';
    case 'block':
      return `${host} was closed`;
    case 'bypass':
      return `A way round was closed: ${host}`;
    case 'may-i':
      return `You asked for ${host}`;
    case 'filter-report':
      return `You told us about ${host}`;
    case 'hand-up':
      return text === '' ? 'You put your hand up' : `You put your hand up: ${text}`;
    case 'hand-down':
      return 'You put your hand down';
    case 'reply':
      return `You answered “${text}”`;
    case 'agreement-signed':
      return 'You signed the agreement';
    case 'alert':
      return `You came to ${host}`;
    case 'concern':
      return 'You told someone';
    case 'slept':
      return 'This computer was asleep';
    case 'lesson-time':
      return 'A lesson ended';
  }
};
