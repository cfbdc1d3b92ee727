import { expect, test } from 'vitest';
import { FrameRequests } from './frame-requests.ts';

const page = { tabId: 1, frameId: 0, url: 'https://a.example/x#part' };

test('a page that was asked for was, once', () => {
  const requests = new FrameRequests();
  requests.asked({ ...page, url: 'http://a.example/' });
  requests.asked({ ...page, url: 'https://a.example/x' });
  expect(requests.wasAsked(page)).toBe(true);
  expect(requests.wasAsked(page)).toBe(false);
});

test('what another frame or tab asked for does not count', () => {
  const requests = new FrameRequests();
  requests.asked({ ...page, frameId: 5 });
  requests.asked({ ...page, tabId: 2 });
  expect(requests.wasAsked(page)).toBe(false);
});

test('a thousand frames are not remembered for ever', () => {
  const requests = new FrameRequests();
  for (let frameId = 0; frameId < 1_000; frameId += 1) requests.asked({ ...page, frameId });
  expect(requests.wasAsked(page)).toBe(false);
  expect(requests.wasAsked({ ...page, frameId: 999 })).toBe(true);
});
