// @vitest-environment happy-dom
import { render } from 'preact';
import { expect, test } from 'vitest';
import { useKeys } from './use-keys.ts';

test('a key that follows the page at once is heard, and no longer when the page is gone', () => {
  const heard: string[] = [];
  const Page = () => {
    useKeys({ n: () => heard.push('next') });
    return null;
  };
  const pressN = () => document.dispatchEvent(new KeyboardEvent('keydown', { key: 'n' }));
  render(<Page />, document.body);
  pressN();
  render(null, document.body);
  pressN();
  expect(heard).toEqual(['next']);
});
