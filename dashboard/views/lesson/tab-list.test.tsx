// @vitest-environment happy-dom
import { signal } from '@preact/signals';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { success } from '#shared/result.ts';
import { CommandResult } from '../../commands/command-result.tsx';
import type { GivenOrders } from '../../commands/given-orders.ts';
import { madeUpTile, playDashboard } from '../../play-dashboard.tsx';
import { TabList } from './tab-list.tsx';

let play: ReturnType<typeof playDashboard>;
const story = { tabId: 1, url: 'https://docs.example/one', title: 'My story', isActive: true };
const homework = { tabId: 2, url: 'https://docs.example/two', title: 'My homework', isActive: false };
const newTab = { tabId: 3, url: 'chrome://newtab/', title: 'New tab', isActive: false };
const buttons = () => [...play.root.querySelectorAll('li button')].map((each) => each.textContent);

beforeEach(async () => {
  play = playDashboard();
  play.on('command', () => success({ 'd-a': success({ appliedInMs: 5 }) }));
  const orders = signal<GivenOrders>([]);
  const tile = madeUpTile('a', { tabs: [story, homework, newTab] });
  await play.show(
    <>
      <TabList lessonId="l1" everyoneOn={() => undefined} {...{ tile, orders }} />
      <CommandResult orders={orders} />
    </>,
  );
});
afterEach(() => play.leave());

test('each tab of the web has its own buttons; what is in front is there already', () => {
  expect(buttons()).toEqual([
    'Close… My story',
    'Everyone on this page… My story',
    'To front My homework',
    'Close… My homework',
    'Everyone on this page… My homework',
  ]);
});

test('one of two documents at a site comes to the front', async () => {
  await play.press('To front My homework');
  expect(play.requestsOf('command')).toMatchObject([
    { lessonId: 'l1', name: 'show-tab', deviceIds: ['d-a'], args: { tabId: 2, url: homework.url } },
  ]);
  expect(play.root.textContent).toContain('1 have it in front');
});

test('one of two documents at a site is closed with a reason, and opened again', async () => {
  await play.press('Close… My homework');
  await play.fill('reason', ' After lunch. ');
  await play.submit('close-one-tab');
  expect(play.root.querySelector('dialog')).toBeNull();
  await play.press('Open it again');
  expect(play.requestsOf('command')).toMatchObject([
    { name: 'close-tab', args: { tabId: 2, url: homework.url, reason: 'After lunch.' } },
    { name: 'open-page', deviceIds: ['d-a'], args: { url: homework.url } },
  ]);
});

test('no tab is closed without a reason', async () => {
  await play.press('Close… My homework');
  await play.fill('reason', ' ');
  await play.submit('close-one-tab');
  expect(play.requestsOf('command')).toEqual([]);
});
