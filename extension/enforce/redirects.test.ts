import { expect, test } from 'vitest';
import { Redirects } from './redirects.ts';

test('a tab is sent to our page once, and again when it sets out anew', async () => {
  const sent: string[] = [];
  const redirects = new Redirects({ go: async (_, url) => void sent.push(url) });
  for (const address of ['a', 'a', 'b']) await redirects.send(0, address, `ours#${address}`);
  redirects.forget(0);
  await redirects.send(0, 'b', 'ours#b');
  expect(sent).toEqual(['ours#a', 'ours#b', 'ours#b']);
});
