// @vitest-environment happy-dom
import { signal } from '@preact/signals';
import { act } from 'preact/test-utils';
import { beforeEach, expect, test } from 'vitest';
import { rulesNobodyChanged } from '#shared/policy/default-rules.ts';
import type { Audience, PolicyRules } from '#shared/policy/policy.ts';
import { playDashboard } from '../../play-dashboard.tsx';
import { rulesFor, withAudience } from '../../state/policy-edit.ts';
import { AudienceSettings } from './audience-settings.tsx';

const roster = {
  classes: [{ classId: 'c1', name: 'Hedgehogs', yearGroup: 4 }],
  pupils: [{ pupilId: 'p1', name: 'Ada Quill', classId: 'c1' }],
};
const none = { categories: {}, blockHosts: [], allowHosts: [] };
const rules = signal<PolicyRules>({
  ...rulesNobodyChanged(),
  audiences: [],
  youTube: 'strict',
  safeEngine: 'https://search.example/?q={words}',
});
const Shown = ({ audience }: { audience: Audience }) => (
  <AudienceSettings
    rules={rules.value}
    current={rulesFor(rules.value, audience)}
    roster={roster}
    onChange={(changed) => (rules.value = withAudience(rules.peek(), changed))}
  />
);
const ada: Audience = { kind: 'pupil', pupilId: 'p1' };
let play: ReturnType<typeof playDashboard>;
beforeEach(async () => {
  rules.value = {
    ...rules.value,
    audiences: [
      { audience: { kind: 'everyone' }, ...none, images: 'off', downloads: { picture: 'stop' } },
      { audience: { kind: 'class', classId: 'c1' }, ...none, uploads: 'allow' },
    ],
  };
  play = playDashboard();
  await play.show(<Shown audience={ada} />);
});

const field = (name: string): HTMLElement | null | undefined =>
  play.root.querySelector(`[name="${name}"]`)?.closest('.field');
const choose = async (name: string, value: string): Promise<void> => {
  const select = play.root.querySelector<HTMLSelectElement>(`[name="${name}"]`);
  await act(() => {
    if (select !== null) select.value = value;
    select?.dispatchEvent(new Event('change', { bubbles: true }));
  });
};
const hint = (name: string): string | undefined => field(name)?.querySelector('.hint')?.textContent;

test('each setting says what holds and who says so', () => {
  expect(hint('images')).toBe('Off: from Everyone');
  expect(hint('uploads')).toBe('Allow: from Hedgehogs');
  expect(hint('downloads-picture')).toBe('Stop: from Everyone');
  expect(hint('aiAnswers')).toBe('Off: nobody says otherwise');
});

test('a setting of one’s own is made, and given back', async () => {
  await choose('downloads-picture', 'ask');
  await choose('aiAnswers', 'allow');
  expect(rulesFor(rules.value, ada)).toMatchObject({ downloads: { picture: 'ask' }, aiAnswers: 'allow' });
  expect(hint('aiAnswers')).toBeUndefined();
  await choose('downloads-picture', '');
  await choose('aiAnswers', '');
  expect(rulesFor(rules.value, ada)).toEqual({ audience: ada, ...none });
});
