import { expect, test } from 'vitest';
import type { AudienceRules } from '#shared/policy/policy.ts';
import { transferRuleOf, withTransferRule } from './transfer-edit.ts';

const nothing: AudienceRules = {
  audience: { kind: 'everyone' },
  categories: {},
  blockHosts: [],
  allowHosts: [],
};

test('each kind of file is said for itself, and leaving it to others leaves no trace', () => {
  const said = withTransferRule(withTransferRule(nothing, 'archive', 'stop'), 'picture', 'allow');
  expect([transferRuleOf(said, 'archive'), transferRuleOf(said, 'picture')]).toEqual(['stop', 'allow']);
  const less = withTransferRule(said, 'archive', undefined);
  expect(less.downloads).toEqual({ picture: 'allow' });
  expect(withTransferRule(less, 'picture', undefined)).toEqual(nothing);
});

test('sending files is a rule of its own', () => {
  const said = withTransferRule(nothing, 'upload', 'ask');
  expect(transferRuleOf(said, 'upload')).toBe('ask');
  expect(withTransferRule(said, 'upload', undefined)).toEqual(nothing);
});
