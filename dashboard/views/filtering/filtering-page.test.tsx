// @vitest-environment happy-dom
import { beforeEach, describe, expect, test } from 'vitest';
import { success } from '#shared/result.ts';
import { approving, keptDraft, playedRules as rules, playFiltering } from './play-filtering.tsx';

let school: ReturnType<typeof playFiltering>;
let play: Awaited<ReturnType<typeof school.open>>;
beforeEach(() => {
  school = playFiltering();
});
const open = async (...args: Parameters<typeof school.open>) => {
  play = await school.open(...args);
};

test('says on how many devices the version is, and hears it change', async () => {
  await open('/filtering');
  expect(play.root.querySelector('.policy-status')?.textContent).toBe('28 of 30 devices on version 3');
  await play.emit('policy-status', { version: 3, applied: 30, connected: 30 });
  expect(play.root.querySelector('.policy-status')?.textContent).toBe('30 of 30 devices on version 3');
});

describe('edits', () => {
  test('what is illegal has no switch', async () => {
    await open('/filtering/sites');
    expect(play.row('illegal')?.querySelector('input')).toBeNull();
    expect(play.row('illegal')?.textContent).toContain('Always blocked');
  });

  test('go from tab to tab as one draft, are reviewed in sentences and published with a reason', async () => {
    await open('/filtering/sites');
    await play.pick('Games: Block');
    expect(play.root.querySelector('[data-changes="1"]')?.textContent).toContain('1 change not published.');
    await play.press('Searching');
    await play.choose('Moderate');
    await play.press('Changes');
    expect(play.sentences()).toEqual([
      'Everyone: Games: think → block',
      'YouTube, for everyone: strict → moderate',
    ]);
    await play.publish();
    const edited = {
      ...rules,
      youTube: 'moderate',
      audiences: [{ ...rules.audiences[0], categories: { games: 'block' } }],
    };
    expect(play.requestsOf('savePolicyDraft').at(-1)).toMatchObject({ basedOn: 3, rules: edited });
    expect(play.requestsOf('publishDraft')).toMatchObject([{ reason: 'Golden time' }]);
    expect(play.dashboard.notices.shown.value[0]?.text).toBe('Version 4 is published.');
    expect(play.sentences()).toEqual([]);
  });

  test('nothing is published without changes or without a reason', async () => {
    await open('/filtering/changes');
    await play.publish();
    expect(play.requestsOf('publishDraft')).toEqual([]);
    expect(play.text()).toContain('No changes to publish.');
  });

  test('a group without rules of its own says what it inherits, and gets its own only when touched', async () => {
    await open('/filtering/sites');
    await play.press('Key stage 1');
    expect(play.row('games')?.textContent).toContain('Think, from Everyone');
    expect(play.root.querySelector('.draft-bar')).toBeNull();
    await play.pick('Games: Block');
    await play.press('Changes');
    expect(play.sentences()).toEqual(['Key stage 1: Games: as the wider group → block']);
  });

  test('lines that are no sites are named and hold back publishing', async () => {
    await open('/filtering/sites');
    await play.fill('blockHosts', 'games.example\nnot a site');
    expect(play.root.querySelector('.error')?.textContent).toContain('Line 2: “not a site”');
    expect(play.root.querySelector('.draft-bar')?.textContent).toContain('Put the marked lines right first.');
    // Another group's lists would take their place.
    await play.press('Key stage 1');
    expect(play.dashboard.unsaved.question.value?.titles).toEqual(['Always block: lines that are marked']);
    play.dashboard.unsaved.question.value?.onStay();
    expect(play.root.querySelector('.error')?.textContent).toContain('Line 2: “not a site”');
    await play.fill('blockHosts', 'games.example');
    await play.press('Changes');
    expect(play.sentences()).toEqual([
      'Everyone: old.example taken off the block list',
      'Everyone: games.example added to the block list',
    ]);
  });

  test('an address of one page is asked about: this page, or the whole site', async () => {
    await open('/filtering/sites');
    await play.fill('blockHosts', 'old.example\nhttps://www.tube.example/watch/7');
    expect(play.root.querySelector('.page-or-site')?.textContent).toContain('Line 2 names one page.');
    await play.press('this page: tube.example/watch/7');
    expect(play.root.querySelector('.page-list')?.textContent).toContain('tube.example/watch/7');
    await play.fill('allowHosts', 'https://www.tube.example/watch/7');
    await play.press('the whole site: tube.example');
    await play.press('Changes');
    expect(play.sentences()).toEqual([
      'Everyone: tube.example added to the allow list',
      'Everyone: the page tube.example/watch/7 added to the block list',
    ]);
  });

  test('another version meanwhile is shown with what it changed, and both can hold', async () => {
    await open('/filtering/sites');
    await play.pick('Games: Block');
    await play.press('Changes');
    await play.dashboard.api.call('savePolicyDraft', { revision: 0, basedOn: 3, rules });
    school.held.version = 4;
    school.held.rules = { ...rules, youTube: 'moderate' };
    await play.emit('policy-status', { version: 4, applied: 0, connected: 30 });
    await play.settle();
    const callout = play.root.querySelector('[data-conflict="0"]');
    expect(callout?.textContent).toContain('Mr Other published version 4');
    expect(callout?.textContent).toContain('YouTube, for everyone: strict → moderate');
    await play.press('Go on on top of version 4');
    expect(play.requestsOf('savePolicyDraft').at(-1)).toMatchObject({
      basedOn: 4,
      rules: { youTube: 'moderate', audiences: [{ categories: { games: 'block' } }] },
    });
  });
});

describe('a second person', () => {
  const proposal = { by: 'Jo', at: 0, reason: 'Too much playing', isMine: false };
  const edited = { ...rules, youTube: 'moderate' as const };

  test('is asked instead of publishing, where the rules in force say so', async () => {
    school.held.changes = {
      ...school.held.changes,
      needsSecondPerson: true,
      draft: keptDraft({ rules: edited }),
    };
    await open('/filtering/changes');
    play.on('proposePolicy', () => success({ revision: 12 }));
    await play.publish();
    expect(play.requestsOf('proposePolicy')).toEqual([{ revision: 10, reason: 'Golden time' }]);
    expect(play.requestsOf('publishDraft')).toEqual([]);
  });

  test('sees what is proposed and approves it, or sends it back with words', async () => {
    school.held.changes = {
      ...school.held.changes,
      needsSecondPerson: true,
      draft: keptDraft({ rules: edited, proposal }),
    };
    await open('/filtering/changes', approving);
    expect(play.text()).toContain('Jo proposed this');
    expect(play.sentences()).toEqual(['YouTube, for everyone: strict → moderate']);
    play.on('approveProposal', () => success({ version: 4 }));
    play.on('sendBackProposal', () => success({ revision: 12 }));
    await play.fill('words', 'Not yet.');
    await play.submit('send-back-policy');
    expect(play.requestsOf('sendBackProposal')).toEqual([{ revision: 10, words: 'Not yet.' }]);
    await play.submit('approve-policy');
    expect(play.requestsOf('approveProposal')).toEqual([{ revision: 10 }]);
  });

  test('is somebody else: the proposer can only take it back, and nobody edits meanwhile', async () => {
    const mine = { ...proposal, isMine: true };
    school.held.changes = {
      ...school.held.changes,
      needsSecondPerson: true,
      draft: keptDraft({ rules: edited, proposal: mine }),
    };
    await open('/filtering/changes');
    expect(play.root.querySelector('[data-form="approve-policy"]')).toBeNull();
    expect(play.root.querySelector('[data-form="withdraw-policy"]')).not.toBeNull();
    await play.press('Sites');
    expect(play.root.querySelector('fieldset.bare')?.hasAttribute('disabled')).toBe(true);
  });
});

test('an older version comes back with its reason after one look', async () => {
  await open('/filtering/changes');
  play.on('policyVersion', () => success({ version: 2, rules: { ...rules, youTube: 'moderate' } }));
  play.on('publishPolicy', () => success({ version: 4 }));
  await play.press('Undo version 3…');
  expect(play.root.querySelector('dialog')?.textContent).toContain(
    'YouTube, for everyone: strict → moderate',
  );
  expect(play.requestsOf('startPolicyPreview')).toEqual([{ version: 2 }]);
  await play.submit('undo-policy');
  expect(play.requestsOf('publishPolicy')).toMatchObject([
    { basedOn: 3, reason: 'Back to version 2', rules: { youTube: 'moderate' } },
  ]);
});

describe('the overview', () => {
  test('blocks a pasted site everywhere and takes it back', async () => {
    await open('/filtering');
    play.on('blockInEmergency', () => success({ version: 4 }));
    play.on('liftEmergency', () => success({ version: 5 }));
    await play.fill('emergencyHost', 'https://www.bad.example/page?x=1');
    expect(play.text()).toContain('Blocks bad.example and everything below it.');
    school.held.rules = { ...rules, emergencyHosts: ['bad.example'] };
    await play.submit('emergency-block');
    expect(play.requestsOf('blockInEmergency')).toEqual([{ host: 'bad.example', reason: '' }]);
    await play.press('Undo');
    expect(play.requestsOf('liftEmergency')).toEqual([{ host: 'bad.example' }]);
  });

  test('says what waits for somebody', async () => {
    school.held.rules = { ...rules, emergencyHosts: ['bad.example'] };
    const proposal = { by: 'Jo', at: 0, reason: 'Too much playing', isMine: false };
    const block = {
      host: 'bad.example',
      reason: '',
      blockedBy: 'Jo',
      blockedAt: 0,
      isMine: false,
      confirmedBy: null,
    };
    const draft = keptDraft({
      rules: { ...school.held.rules, youTube: 'moderate' },
      baseRules: school.held.rules,
      proposal,
    });
    school.held.changes = { needsSecondPerson: true, draft, emergencies: [block] };
    await open('/filtering', approving);
    const items = [...play.root.querySelectorAll('.attention p')].map((each) => each.textContent);
    expect(items[0]).toContain('Jo blocked bad.example in an emergency.');
    expect(items[1]).toContain('Jo asks you to look at 1 change: “Too much playing”');
    expect(items[2]).toContain('2 of 30 connected devices are not on version 3 yet.');
    play.on('confirmEmergency', () => success({}));
    await play.press('Confirm');
    expect(play.requestsOf('confirmEmergency')).toEqual([{ host: 'bad.example' }]);
    expect(play.root.querySelector('[data-form="emergency-block"]')).toBeNull();
  });
});

test('a category that nobody has decided about says so', async () => {
  await open('/filtering/sites');
  expect(play.row('games')?.textContent).not.toContain('Nobody has decided');
  expect(play.row('manga')?.textContent).toContain('Nobody has decided');
});
