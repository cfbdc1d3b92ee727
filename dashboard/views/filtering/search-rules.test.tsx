// @vitest-environment happy-dom
import { beforeEach, expect, test } from 'vitest';
import type { Audience, AudienceRules, PolicyRules } from '#shared/policy/policy.ts';
import { defaultPolicyRules } from '#shared/policy/default-rules.ts';
import { rulesFor } from '../../state/policy-edit.ts';
import { playDashboard } from '../../play-dashboard.tsx';
import { SearchRules } from './search-rules.tsx';

const rules: PolicyRules = defaultPolicyRules();
const keyStage2: Audience = { kind: 'key-stage', keyStage: 'KS2' };
let play: ReturnType<typeof playDashboard>;
let changed: AudienceRules[];

const show = (audience: Audience) =>
  play.show(
    <SearchRules
      rules={rules}
      current={rulesFor(rules, audience)}
      roster={{ classes: [], pupils: [] }}
      onChange={(each) => changed.push(each)}
      onChangeAll={() => undefined}
    />,
  );
const group = (legend: string) =>
  [...play.root.querySelectorAll('fieldset')].find(
    (each) => each.querySelector('legend')?.textContent === legend,
  );
const chosen = (legend: string) =>
  group(legend)?.querySelector('input:checked')?.closest('label')?.textContent;
const pick = (legend: string, label: string) =>
  [...(group(legend)?.querySelectorAll('label') ?? [])]
    .find((each) => each.textContent === label)
    ?.querySelector('input')
    ?.click();

beforeEach(() => {
  play = playDashboard();
  changed = [];
});

test('shows what a group has for itself and what it has from a wider one', async () => {
  await show(keyStage2);
  expect(chosen('Image search')).toBe('Creative Commons only');
  expect(chosen('AI answers in search engines')).toBe('Off, from Everyone');
});

test('a choice is the group’s own, and can be given back', async () => {
  await show(keyStage2);
  pick('AI answers in search engines', 'Allow');
  expect(changed.at(-1)).toEqual({ ...rulesFor(rules, keyStage2), aiAnswers: 'allow' });
  pick('Image search', 'Off, from Everyone');
  expect(changed.at(-1)).not.toHaveProperty('images');
});

test('everyone has no wider group to ask', async () => {
  await show({ kind: 'everyone' });
  expect(group('Image search')?.querySelectorAll('input')).toHaveLength(3);
});

test('says what is enforced on an engine, and where that is known from', async () => {
  await show(keyStage2);
  const google = play.root.querySelector('[data-engine="Google"]');
  expect(google?.textContent).toContain('safe=active');
  expect(google?.querySelector('a')?.getAttribute('href')).toMatch(/^https:\/\//);
  expect(play.root.querySelector('[data-engine="Ecosia"]')?.getAttribute('data-standing')).toBe('refused');
});
