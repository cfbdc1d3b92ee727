import { pino } from 'pino';
import { beforeEach, describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { failure, success, type Result } from '#shared/result.ts';
import { answered, told } from './message.ts';
import { Reception } from './reception.ts';

let now: number;
let wrong: string[];
let isClosed: boolean;
let heard: number[];
let reception: Reception;

const ask = async (event: string, ...args: unknown[]): Promise<Result<unknown> | undefined> => {
  let answer: Result<unknown> | undefined;
  await reception.receive(event, [...args, (result: Result<unknown>) => (answer = result)]);
  return answer;
};

beforeEach(() => {
  now = 0;
  wrong = [];
  isClosed = false;
  heard = [];
  reception = new Reception({
    messages: {
      double: answered(z.number(), (value) => Promise.resolve(success(value * 2))),
      hear: told(z.tuple([z.number()]), ([value]) => {
        heard.push(value);
        return null;
      }),
      break: answered(z.null(), () => Promise.reject(new Error('a secret of the server'))),
      refuse: answered(z.null(), () => Promise.resolve(failure('not-allowed'))),
    },
    clock: () => now,
    log: pino({ level: 'silent' }),
    onWrong: (event, reason) => void wrong.push(`${event}: ${reason}`),
    close: () => void (isClosed = true),
  });
});

describe('a message', () => {
  test('that is right is answered, or heard', async () => {
    expect(await ask('double', 4)).toEqual(success(8));
    await reception.receive('hear', [7]);
    expect(heard).toEqual([7]);
    expect(wrong).toEqual([]);
  });

  test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'no-such'])(
    'called %s is not understood',
    async (event) => {
      expect(await ask(event, 1)).toEqual(failure('bad-message'));
      expect(wrong).toEqual([`${event}: bad-message`]);
    },
  );

  test('with the wrong payload, none, or too many is not understood', async () => {
    expect(await ask('double', 'four')).toEqual(failure('bad-message'));
    expect(await ask('double')).toEqual(failure('bad-message'));
    expect(await ask('double', 1, 2)).toEqual(failure('bad-message'));
    await reception.receive('hear', ['seven']);
    expect(heard).toEqual([]);
    expect(wrong).toHaveLength(4);
  });

  test('without the acknowledgement it needs is counted as wrong', async () => {
    await reception.receive('double', [4]);
    expect(wrong).toEqual(['double: bad-message']);
  });

  test('that breaks the server is answered without saying why', async () => {
    expect(await ask('break', null)).toEqual(failure('internal'));
  });
});

test('a refusal is no mistake, but a peer that goes on talking nonsense is shown out', async () => {
  for (let index = 0; index < 30; index += 1) await ask('refuse', null);
  expect(isClosed).toBe(false);
  for (let index = 0; index < 20; index += 1) await ask('nonsense');
  expect(isClosed).toBe(false);
  await ask('nonsense');
  expect(isClosed).toBe(true);
});

test('a flood is answered too-many, and ends when it goes on', async () => {
  for (let index = 0; index < 200; index += 1) await reception.receive('hear', [index]);
  expect(heard).toHaveLength(200);
  expect(await ask('double', 1)).toEqual(failure('too-many'));
  for (let index = 0; index < 20; index += 1) await reception.receive('hear', [index]);
  expect(heard).toHaveLength(200);
  expect(isClosed).toBe(true);
  now = 1_000;
  expect(await ask('double', 1)).toEqual(success(2));
});
