import { expect, test } from 'vitest';
import type { FocusFinding } from '#shared/api/focus.ts';
import type { FocusList } from '#shared/focus-list.ts';
import { missingHosts, sceneFindings, type RecordedPage } from './scene-findings.ts';

const list: FocusList = {
  name: 'Volcanoes',
  items: [{ url: 'https://volcano.example/lava', title: '', isWholeSite: false }],
  needs: ['known.example'],
};
const visited: RecordedPage = {
  url: 'https://volcano.example/lava',
  scene: {
    isReached: true,
    title: 'Lava',
    frames: ['video.example', 'player.known.example'],
    hops: ['login.example'],
  },
  why: null,
};
const finding = (about: string, shutFor = 0): FocusFinding => ({
  about,
  shutFor,
  of: 30,
  rule: shutFor > 0 ? 'Blocked for Year 4: on the block list.' : '',
});
const opens = finding('https://volcano.example/lava');

test('what the list has already is not missing', () => {
  expect(missingHosts(list, [visited])).toEqual(['video.example', 'login.example']);
});

test('a sign-in is added, and what is blocked is said and not added', () => {
  const answer = { items: [opens], needs: [finding('video.example', 30), finding('login.example')] };
  expect(sceneFindings(list, [visited], answer)).toEqual({
    needs: ['login.example'],
    lines: [
      {
        kind: 'bad',
        text: 'video.example is used inside volcano.example and is blocked for this class. Blocked for Year 4: on the block list.',
      },
      { kind: 'good', text: 'volcano.example goes through login.example: added.' },
    ],
  });
});

test('a page that is shut for some pupils is said first', () => {
  const answer = { items: [finding('https://volcano.example/lava', 2)], needs: [] };
  expect(sceneFindings(list, [], answer).lines).toEqual([
    {
      kind: 'bad',
      text: 'volcano.example stays shut for 2 of 30 pupils. Blocked for Year 4: on the block list.',
    },
  ]);
});

test('a page that could not be looked at is never called fine', () => {
  const shut: RecordedPage = {
    url: 'https://volcano.example/lava',
    scene: { isReached: false, title: '', frames: [], hops: [] },
    why: null,
  };
  const failed: RecordedPage = { ...shut, scene: null, why: 'The device is offline.' };
  for (const page of [shut, failed]) {
    const { lines } = sceneFindings(list, [page], { items: [opens], needs: [] });
    expect(lines.map(({ kind }) => kind)).toEqual(['bad']);
  }
});

test('all well is said in words', () => {
  expect(sceneFindings(list, [], { items: [opens], needs: [] }).lines).toEqual([
    { kind: 'good', text: 'It opens for the whole class.' },
  ]);
});
