import { expect, test } from 'vitest';
import type { ActivityItem } from '#shared/class-snapshot.ts';
import { tallyReplies } from './replies.ts';

const reply = (deviceId: string, text: string, seq = 1): ActivityItem => ({
  deviceId,
  pupilId: null,
  seq,
  kind: 'reply',
  at: seq,
  url: null,
  text,
});

test('counts the last word of each device for the message answered last', () => {
  const newestFirst = [
    reply('a', 'No: Ready? Now: yes?', 3),
    reply('b', 'Yes: Ready? Now: yes?', 2),
    reply('c', 'No: Ready? Now: yes?', 2),
    reply('a', 'Yes: Ready? Now: yes?', 1),
    reply('a', 'Red: Colour?', 0),
  ];
  expect(tallyReplies(newestFirst)).toEqual({
    message: 'Ready? Now: yes?',
    answers: [
      { reply: 'No', deviceIds: ['a', 'c'] },
      { reply: 'Yes', deviceIds: ['b'] },
    ],
  });
});

test('says nothing where nobody has answered', () => {
  expect(tallyReplies([{ ...reply('a', 'x'), kind: 'search' }])).toBeNull();
});
