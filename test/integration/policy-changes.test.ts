import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { PolicyRules } from '#shared/policy/policy.ts';
import { LiveSchool } from '../support/live-school.ts';
import type { StaffKey } from '../support/made-up-people.ts';

let school: LiveSchool;
beforeEach(async () => {
  school = await LiveSchool.open(1, 'filteringManager', 'head');
});
afterEach(() => school.close());

const manager = () => school.as('filteringManager');
const blocking = (rules: PolicyRules, host: string): PolicyRules => ({
  ...rules,
  audiences: rules.audiences.map((each) =>
    each.audience.kind === 'everyone' ? { ...each, blockHosts: [...each.blockHosts, host] } : each,
  ),
});
const inForce = () => manager().do('policy', {});
const blockedHosts = async (): Promise<readonly string[]> =>
  (await inForce()).rules.audiences[0]?.blockHosts ?? [];
const draftOf = async (who: StaffKey = 'filteringManager') =>
  (await school.as(who).do('policyDraft', {})).draft;

/** Edits that block a site, saved; gives the revision. */
const begin = async (host: string, who: StaffKey = 'filteringManager'): Promise<number> => {
  const { version, rules } = await inForce();
  const edits = { revision: 0, basedOn: version, rules: blocking(rules, host) };
  return (await school.as(who).do('savePolicyDraft', edits)).revision;
};
const askForTwo = async (): Promise<void> => {
  const { version, rules } = await inForce();
  const twoPeople = { ...rules, needsSecondPerson: true };
  await manager().do('publishPolicy', { basedOn: version, rules: twoPeople, reason: 'Four eyes' });
};
const actionsRecorded = async () => (await school.ledgerLines()).map(({ action }) => action);

describe('the draft', () => {
  test('is kept on the server, shared, outlives a restart, and is in force for nobody', async () => {
    const dashboard = await school.dashboard('admin');
    const heard = new Promise((resolve) => dashboard.once('policy-draft-changed', () => resolve('changed')));
    const revision = await begin('games.example');
    expect(await heard).toBe('changed');
    await school.restart();
    const seen = await draftOf('admin');
    expect(seen).toMatchObject({ revision, basedOn: 1, owner: 'Jo Lindqvist', proposal: null });
    expect(seen?.rules.audiences[0]?.blockHosts).toEqual(['games.example']);
    expect(await blockedHosts()).toEqual([]);
    expect(await draftOf('head')).not.toBeNull();
    expect(await school.as('teacher').call('policyDraft', {})).toMatchObject({ reason: 'not-allowed' });
    const edits = { revision, basedOn: 1, rules: (await inForce()).rules };
    expect(await school.as('head').call('savePolicyDraft', edits)).toMatchObject({ reason: 'not-allowed' });
  });

  test('of two who edit, the second is told and loses nothing', async () => {
    const revision = await begin('games.example');
    const { rules } = await inForce();
    const edits = { basedOn: 1, rules: blocking(rules, 'other.example') };
    const second = school.as('admin');
    expect(await second.call('savePolicyDraft', { ...edits, revision: 0 })).toMatchObject({
      reason: 'conflict',
    });
    const saved = await second.do('savePolicyDraft', { ...edits, revision });
    expect(await manager().call('discardPolicyDraft', { revision })).toMatchObject({ reason: 'conflict' });
    await manager().do('discardPolicyDraft', saved);
    expect(await draftOf()).toBeNull();
    const later = await begin('new.example');
    expect(later).toBeGreaterThan(saved.revision);
  });

  test('begins from a version that there is', async () => {
    const { rules } = await inForce();
    const edits = { revision: 0, basedOn: 77, rules };
    expect(await manager().call('savePolicyDraft', edits)).toMatchObject({ reason: 'not-found' });
  });

  test('becomes a version with its reason, and says so when another came before', async () => {
    const revision = await begin('games.example');
    const { version, rules } = await inForce();
    const theirs = { basedOn: version, rules: { ...rules, youTube: 'moderate' as const }, reason: 'Films' };
    await school.as('admin').do('publishPolicy', theirs);
    const publish = { revision, reason: 'Golden time' };
    expect(await manager().call('publishDraft', publish)).toMatchObject({ reason: 'conflict' });
    const draft = await draftOf();
    expect(draft?.baseRules.youTube).toBe('strict');
    const rebased = await manager().do('savePolicyDraft', {
      revision,
      basedOn: version + 1,
      rules: blocking(theirs.rules, 'games.example'),
    });
    const published = await manager().do('publishDraft', { ...publish, ...rebased });
    expect(published.version).toBe(version + 2);
    expect(await blockedHosts()).toEqual(['games.example']);
    expect((await inForce()).rules.youTube).toBe('moderate');
    expect(await draftOf()).toBeNull();
    expect((await inForce()).history[0]).toMatchObject({ reason: 'Golden time', approvedBy: null });
  });

  test('an older version can be read, and published again', async () => {
    await manager().do('publishDraft', { revision: await begin('games.example'), reason: 'A test' });
    const older = await manager().do('policyVersion', { version: 1 });
    const undo = { basedOn: 2, rules: older.rules, reason: 'Back to version 1' };
    expect((await manager().do('publishPolicy', undo)).version).toBe(3);
    expect(await blockedHosts()).toEqual([]);
    expect(await manager().call('policyVersion', { version: 9 })).toMatchObject({ reason: 'not-found' });
  });
});

describe('where a second person is asked', () => {
  beforeEach(askForTwo);

  test('nobody publishes alone, and nobody approves their own', async () => {
    const revision = await begin('games.example');
    const { version, rules } = await inForce();
    const alone = { basedOn: version, rules: { ...rules, needsSecondPerson: false }, reason: 'Alone' };
    expect(await manager().call('publishPolicy', alone)).toMatchObject({ reason: 'not-allowed' });
    expect(await manager().call('publishDraft', { revision, reason: 'Alone' })).toMatchObject({
      reason: 'not-allowed',
    });
    const proposed = await manager().do('proposePolicy', { revision, reason: 'Too much playing' });
    expect(await manager().call('approveProposal', proposed)).toMatchObject({ reason: 'not-allowed' });
    expect(await school.as('teacher').call('approveProposal', proposed)).toMatchObject({
      reason: 'not-allowed',
    });
    expect(await blockedHosts()).toEqual([]);
  });

  test('another approves what they saw, and both are named', async () => {
    const revision = await begin('games.example');
    const proposed = await manager().do('proposePolicy', { revision, reason: 'Too much playing' });
    expect((await draftOf('head'))?.proposal).toMatchObject({
      by: 'Jo Lindqvist',
      reason: 'Too much playing',
      isMine: false,
    });
    const frozen = { ...proposed, basedOn: 2, rules: (await inForce()).rules };
    expect(await manager().call('savePolicyDraft', frozen)).toMatchObject({ reason: 'conflict' });
    expect(await school.as('head').call('approveProposal', { revision })).toMatchObject({
      reason: 'conflict',
    });
    await school.as('head').do('approveProposal', proposed);
    expect(await blockedHosts()).toEqual(['games.example']);
    expect((await inForce()).history[0]).toMatchObject({
      publishedBy: 'Jo Lindqvist',
      approvedBy: 'Dr Penrose',
      reason: 'Too much playing',
    });
    expect(await draftOf()).toBeNull();
    expect(await actionsRecorded()).toEqual(
      expect.arrayContaining(['begin-policy-draft', 'propose-policy', 'approve-policy', 'publish-policy']),
    );
  });

  test('sent back, it can be edited again, with the words of the other', async () => {
    const revision = await begin('games.example');
    const proposed = await manager().do('proposePolicy', { revision, reason: 'Too much playing' });
    const words = 'Not before the holidays.';
    const sentBack = await school.as('admin').do('sendBackProposal', { ...proposed, words });
    expect(await draftOf()).toMatchObject({ proposal: null, answer: { by: 'Sam Oduya', words } });
    const { version, rules } = await inForce();
    await manager().do('savePolicyDraft', { ...sentBack, basedOn: version, rules });
    expect(await school.as('head').call('approveProposal', proposed)).toMatchObject({ reason: 'conflict' });
  });

  test('the second person is asked about doing without one, too', async () => {
    const { version, rules } = await inForce();
    const edits = { revision: 0, basedOn: version, rules: { ...rules, needsSecondPerson: false } };
    const { revision } = await manager().do('savePolicyDraft', edits);
    expect(await manager().call('publishDraft', { revision, reason: 'A test' })).toMatchObject({
      reason: 'not-allowed',
    });
    const proposed = await manager().do('proposePolicy', { revision, reason: 'Small school' });
    await school.as('head').do('approveProposal', proposed);
    expect((await inForce()).rules.needsSecondPerson).toBe(false);
  });

  test('an emergency waits for nobody, says so until it is confirmed, and takes the proposal along', async () => {
    const revision = await begin('games.example');
    await manager().do('proposePolicy', { revision, reason: 'Too much playing' });
    await manager().do('blockInEmergency', { host: 'bad.example', reason: 'Shown in Year 4' });
    const seen = await school.as('head').do('policyDraft', {});
    expect(seen.emergencies).toMatchObject([{ host: 'bad.example', confirmedBy: null }]);
    expect(await manager().call('confirmEmergency', { host: 'bad.example' })).toMatchObject({
      reason: 'not-allowed',
    });
    await school.as('head').do('confirmEmergency', { host: 'bad.example' });
    expect((await manager().do('policyDraft', {})).emergencies[0]?.confirmedBy).toBe('Dr Penrose');
    expect(await manager().call('liftEmergency', { host: 'bad.example' })).toMatchObject({
      reason: 'not-allowed',
    });
    await school.as('head').do('approveProposal', { revision: (await draftOf())?.revision ?? 0 });
    expect((await inForce()).rules.emergencyHosts).toEqual(['bad.example']);
    expect(await blockedHosts()).toEqual(['games.example']);
  });
});

test('a school of one cannot ask for a second person', async () => {
  const { version, rules } = await inForce();
  const admin = school.as('admin');
  const others = (await admin.do('accounts', {})).filter(({ roles }) =>
    roles.some((role) => role === 'head' || role === 'filtering-manager'),
  );
  for (const { accountId } of others) await admin.do('deactivateAccount', { accountId });
  const request = { basedOn: version, rules: { ...rules, needsSecondPerson: true }, reason: 'Four eyes' };
  expect(await admin.call('publishPolicy', request)).toMatchObject({ reason: 'failed' });
});

describe('an emergency block', () => {
  test('takes the draft along, so that nobody has to bring it up to date by hand', async () => {
    const revision = await begin('games.example');
    const { version } = await manager().do('blockInEmergency', { host: 'bad.example', reason: '' });
    const draft = await draftOf();
    expect(draft).toMatchObject({ basedOn: version, revision: revision + 1 });
    await manager().do('publishDraft', { revision: revision + 1, reason: 'Golden time' });
    expect((await inForce()).rules.emergencyHosts).toEqual(['bad.example']);
    expect(await blockedHosts()).toEqual(['games.example']);
  });

  test('is lifted again in one step, and refuses what would shut everything', async () => {
    await manager().do('blockInEmergency', { host: 'bad.example', reason: '' });
    const why = await manager().do('why', { url: 'https://www.bad.example/x' });
    expect(why).toMatchObject({ verdict: 'block', reason: 'emergency' });
    await manager().do('liftEmergency', { host: 'bad.example' });
    expect((await inForce()).rules.emergencyHosts).toEqual([]);
    for (const host of ['co.uk', 'com', 'localhost']) {
      expect(await manager().call('blockInEmergency', { host, reason: '' })).toMatchObject({
        reason: 'failed',
      });
    }
    expect(
      await school.as('teacher').call('blockInEmergency', { host: 'bad.example', reason: '' }),
    ).toMatchObject({ reason: 'not-allowed' });
    expect(await actionsRecorded()).toEqual(expect.arrayContaining(['block-in-emergency', 'lift-emergency']));
  });
});
