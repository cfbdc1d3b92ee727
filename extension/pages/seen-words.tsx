import type { Seen } from '../seen-today.ts';
import { clockAt } from '../clock-at.ts';
import { say, sayAmid, together, type Amid, type Spoken } from './say.tsx';
import { Written } from './written.tsx';

const hostIn = (url: string): string | Amid =>
  URL.canParse(url) ? new URL(url).host : url || sayAmid('a page');

/** "9:05 to 9:12: Miss Clarke could see it, in the class view." */
export const lookWords = ({ by, isClose, from, until }: Seen['looks'][number]): Spoken => {
  const facts = { who: together(by), from: clockAt(from) };
  if (until === null)
    return isClose
      ? say('Since {from}: {who} can see it now, closely.', facts)
      : say('Since {from}: {who} can see it now, in the class view.', facts);
  const ended = { ...facts, until: clockAt(until) };
  return isClose
    ? say('{from} to {until}: {who} could see it, closely.', ended)
    : say('{from} to {until}: {who} could see it, in the class view.', ended);
};

/** What a pupil, a teacher or a page has written. */
const written = (words: string) => <Written words={words} />;

export const seenWords = ({ kind, url, text }: Seen['items'][number]): Spoken => {
  const host = hostIn(url);
  switch (kind) {
    case 'visit':
      return text === ''
        ? say('You opened {host}', { host })
        : say('You opened {title} ({host})', { title: written(text), host });
    case 'search':
      return say('You searched for “{words}”', { words: written(text) });
    case 'prompt':
      return text === ''
        ? say('You stopped and thought about {host}', { host })
        : say('You stopped and thought ({host}): {why}', { host, why: written(text) });
    case 'prompt-shown':
      return say('You stopped to think');
    case 'block':
      return say('{host} was closed', { host });
    case 'bypass':
      return say('A page that hides other pages was closed: {host}', { host });
    case 'may-i':
      return say('You asked for {host}', { host });
    case 'filter-report':
      return say('You told us about {host}', { host });
    case 'hand-up':
      return text === ''
        ? say('You put your hand up')
        : say('You put your hand up: {words}', { words: written(text) });
    case 'hand-down':
      return say('You put your hand down');
    case 'reply':
      return say('You answered “{words}”', { words: written(text) });
    case 'agreement-signed':
      return say('You signed the agreement');
    case 'alert':
      return say('You came to {host}', { host });
    case 'concern':
      return say('You told someone');
    case 'slept':
      return say('This computer was asleep');
    case 'lesson-time':
      return say('A lesson ended');
  }
};
