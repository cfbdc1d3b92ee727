// @vitest-environment happy-dom
import { beforeEach, describe, expect, test } from 'vitest';
import { firstAgreementSettings } from '#shared/agreements/settings.ts';
import { standardTexts } from '#shared/agreements/standard-texts.ts';
import type { AgreementVersion, PupilStanding } from '#shared/api/agreements.ts';
import { failure, success } from '#shared/result.ts';
import { playDashboard } from '../../play-dashboard.tsx';
import { MissingTab } from './missing-tab.tsx';
import { PupilAgreements } from './pupil-agreements.tsx';
import { OwnTab } from './own-tab.tsx';
import { Preview } from './preview.tsx';
import { SettingsTab } from './settings-tab.tsx';
import { TextsTab } from './texts-tab.tsx';

let play: ReturnType<typeof playDashboard>;
beforeEach(() => {
  play = playDashboard();
});

const version = (audience: 'ks1' | 'staff', number = 1): AgreementVersion => ({
  versionId: `${audience}-${number}`,
  audience,
  number,
  isSubstance: true,
  publishedAt: 0,
  publishedBy: 'Sam Oduya',
  sha256: '',
  texts: [...standardTexts[audience]],
});
const says = (words: string) => expect(play.root.textContent).toContain(words);

describe('who has signed', () => {
  const pupil = (name: string, change: Partial<PupilStanding>): PupilStanding => ({
    pupilId: name,
    name,
    pupil: 'signed',
    forPupil: 'not-asked',
    parent: 'signed',
    heldFrom: null,
    ...change,
  });
  const pupils = [
    pupil('Ada', { pupil: 'missing', heldFrom: 1 }),
    pupil('Ben', {}),
    pupil('Cy', { parent: 'missing' }),
  ];
  const classes = [{ classId: 'c1', className: 'Hedgehogs', talk: null, pupils }];

  test('lists those who are missing, and makes codes for their families', async () => {
    play.on('missingAgreements', () => success({ classes, staff: [], volunteers: [], mail: null }));
    const link = { name: 'Cy', url: 'https://t.example/agree/A', code: 'AAAA-BBBB-CCCC', expiresAt: 0 };
    play.on('makeAgreementLinks', () => success([link]));
    await play.show(<MissingTab />);
    says('2 of 3 missing');
    expect([...play.root.querySelectorAll('tbody th')].map((cell) => cell.textContent)).toEqual([
      'Ada',
      'Cy',
    ]);
    says('waits for the signature');
    await play.press('Show codes');
    expect(play.requestsOf('makeAgreementLinks')).toEqual([{ for: { kind: 'parents', pupilIds: ['Cy'] } }]);
    says('AAAA-BBBB-CCCC');
    says('No mail addresses of parents are held here');
  });

  test('is printed for a class', async () => {
    play.on('missingAgreements', () => success({ classes, staff: [], volunteers: [], mail: null }));
    play.on('pdf', () => failure('not-found', 'Gone.'));
    await play.show(<MissingTab />);
    await play.press('Print the list');
    expect(play.requestsOf('pdf')).toEqual(['/api/agreements/missing/c1/pdf']);
  });

  test('records that the class talked about it', async () => {
    play.on('missingAgreements', () => success({ classes, staff: [], volunteers: [], mail: null }));
    play.on('recordAgreementTalk', () => success({}));
    await play.show(<MissingTab />);
    await play.press('We talked about it');
    expect(play.requestsOf('recordAgreementTalk')).toEqual([{ classId: 'c1' }]);
    expect(play.requestsOf('missingAgreements')).toHaveLength(2);
  });

  test('of staff and volunteers, what is on file is withdrawn with a reason by whoever may see it', async () => {
    const staff = [
      { accountId: 'a1', name: 'Mr Bell', standing: 'signed', held: { signatureId: 's1', signedAt: 0 } },
      { accountId: 'a2', name: 'Miss Clarke', standing: 'signed', held: null },
    ];
    const held = { signatureId: 's2', signedAt: 0 };
    const volunteers = [{ linkId: 'l1', name: 'Abe Reader', isSigned: true, held }];
    play.on('missingAgreements', () => success({ classes: [], staff, volunteers, mail: null }));
    play.on('withdrawAgreement', () => success({}));
    await play.show(<MissingTab />);
    says('Signatures of staff on file: 1');
    says('Mr Bell, on 1 Jan 1970');
    for (const name of ['Mr Bell', 'Abe Reader']) {
      const label = `Withdraw… (the signature of ${name})`;
      play.root.querySelector<HTMLElement>(`button[aria-label="${label}"]`)?.click();
      await play.settle();
      await play.fill('reason', 'Asked to');
      await play.submit('withdraw-agreement');
    }
    expect(play.requestsOf('withdrawAgreement')).toEqual(
      ['s1', 's2'].map((signatureId) => ({ signatureId, reason: 'Asked to' })),
    );
    expect(play.requestsOf('missingAgreements')).toHaveLength(3);
  });

  test('makes letters for staff who are missing, and for a volunteer', async () => {
    const staff = [{ accountId: 'a1', name: 'Mr Bell', standing: 'missing', held: null }];
    play.on('missingAgreements', () => success({ classes: [], staff, volunteers: [], mail: null }));
    play.on('letters', () => failure('not-found', 'Not now.'));
    await play.show(<MissingTab />);
    await play.press('Letters to staff');
    await play.fill('volunteer', 'Abe Reader');
    await play.press('Letter with a code');
    expect(play.requestsOf('letters')).toEqual([
      { kind: 'staff', accountIds: ['a1'] },
      { kind: 'volunteer', name: 'Abe Reader' },
    ]);
  });

  test('says why letters were not made, and that there is no class yet', async () => {
    play.on('missingAgreements', () => success({ classes, staff: [], volunteers: [], mail: null }));
    play.on('letters', () => failure('not-found', 'One has left.'));
    await play.show(<MissingTab />);
    await play.press('Letter to 1 family');
    expect(play.dashboard.notices.shown.value.at(-1)?.text).toContain('One has left.');
    play.on('missingAgreements', () => success({ classes: [], staff: [], volunteers: [], mail: null }));
    await play.show(<MissingTab key="again" />);
    says('No class of yours yet');
  });
});

describe('one’s own', () => {
  test('is read and signed with one’s name', async () => {
    play.on('ownAgreement', () =>
      success({ version: version('staff'), standing: 'missing', signedAt: null }),
    );
    play.on('signOwnAgreement', () => success({}));
    await play.show(<OwnTab />);
    says('I report every safeguarding concern');
    says('A pupil shows you an image that may be unlawful.');
    await play.choose('Delete it');
    says('Not quite. Try again. Copying or deleting can be an offence');
    await play.submit('sign-own');
    expect(play.requestsOf('signOwnAgreement')).toEqual([]);
    await play.choose('Stop and refer, and tell the safeguarding lead');
    says('Yes, that is right.');
    await play.submit('sign-own');
    expect(play.requestsOf('signOwnAgreement')).toEqual([
      { versionId: 'staff-1', name: 'Ms Grey', answers: [1] },
    ]);
  });

  test('signed, there is nothing to do but to print it', async () => {
    play.on('ownAgreement', () => success({ version: version('staff'), standing: 'signed', signedAt: 0 }));
    await play.show(<OwnTab />);
    says('You signed this on 1 Jan 1970');
    expect(play.root.querySelector('form')).toBeNull();
  });
});

describe('texts', () => {
  const agreements = { settings: firstAgreementSettings, drafts: [] };

  test('are looked at card by card as the child sees them, and not changed by whoever may not', async () => {
    play.on('agreements', () => success({ ...agreements, mayEdit: false, versions: [version('ks1')] }));
    await play.show(<TextsTab />);
    await play.press('Look at it');
    await play.press('Next');
    expect(play.root.querySelector('.agreement-said')?.textContent).toBe(
      'I ask a grown-up before I open something new.',
    );
    expect(play.root.querySelector('.agreement-card')?.getAttribute('data-young')).toBe('true');
    await play.choose('Cymraeg');
    await play.settle();
    says('Rydw i’n gofyn i oedolyn');
    expect(play.root.textContent).not.toContain('Change it');
  });

  test('get a language more, which begins with the English words, and a question fewer in every language', async () => {
    play.on('agreements', () => success({ ...agreements, mayEdit: true, versions: [version('ks1')] }));
    play.on('saveAgreementDraft', () => success({ revision: 1 }));
    await play.show(<TextsTab />);
    await play.press('Change it');
    await play.select('new-language', 'pl');
    await play.press('Add it');
    await play.fill('title', 'Nasza umowa');
    await play.press('Remove this question');
    await play.press('Save the draft');
    const [draft] = play.requestsOf('saveAgreementDraft') as { texts: typeof standardTexts.ks1 }[];
    const checks = standardTexts.ks1[0]?.text.checks.length ?? 0;
    expect(draft?.texts.map(({ language, text }) => [language, text.checks.length])).toEqual(
      ['en', 'cy', 'pl'].map((language) => [language, checks - 1]),
    );
    expect(draft?.texts[2]?.text.title).toBe('Nasza umowa');
    expect(draft?.texts[2]?.text.intro).toBe(standardTexts.ks1[0]?.text.intro);
  });

  test('are read from right to left where the language is', async () => {
    const [english] = standardTexts.ks1;
    const texts = english ? [english, { language: 'ur', text: english.text }] : [];
    await play.show(<Preview texts={texts} isYoung />);
    const direction = () => play.root.querySelector('.agreement-card')?.getAttribute('dir');
    expect(direction()).toBe('ltr');
    await play.choose('اردو');
    expect(direction()).toBe('rtl');
  });

  test('of a draft are discarded by one press', async () => {
    const draft = { audience: 'ks1', revision: 3, texts: [...standardTexts.ks1] };
    play.on('agreements', () => success({ ...agreements, drafts: [draft], mayEdit: true, versions: [] }));
    play.on('discardAgreementDraft', () => success({}));
    await play.show(<TextsTab />);
    await play.press('Go on with the draft');
    await play.press('Discard the draft');
    expect(play.requestsOf('discardAgreementDraft')).toEqual([{ audience: 'ks1', revision: 3 }]);
    expect(play.root.querySelector('.agreement-editor')).toBeNull();
  });

  test('are published from the draft that was saved, and not while something lacks words', async () => {
    play.on('agreements', () => success({ ...agreements, mayEdit: true, versions: [version('ks1')] }));
    play.on('saveAgreementDraft', () => success({ revision: 1 }));
    play.on('publishAgreement', () => success({ number: 2 }));
    await play.show(<TextsTab />);
    await play.press('Change it');
    await play.fill('statement-0', ' ');
    says('Statement 1 has no words (en).');
    expect(play.dashboard.unsaved.isAny()).toBe(true);
    await play.press('Publish');
    expect(play.requestsOf('saveAgreementDraft')).toEqual([]);
    await play.fill('statement-0', 'I ask first.');
    await play.press('Save the draft');
    expect(play.dashboard.unsaved.isAny()).toBe(false);
    await play.choose('A correction: earlier signatures hold');
    await play.press('Publish');
    const [draft] = play.requestsOf('saveAgreementDraft') as { texts: typeof standardTexts.ks1 }[];
    expect(draft?.texts[0]?.text.statements[0]?.text).toBe('I ask first.');
    expect(play.requestsOf('publishAgreement')).toEqual([
      { audience: 'ks1', revision: 1, isSubstance: false },
    ]);
  });
});

test('what is on file for a pupil is read, and withdrawn with a reason', async () => {
  const signature = {
    signatureId: 's1',
    audience: 'ks2',
    number: 2,
    role: 'for-pupil',
    relation: 'Mum',
    signature: { kind: 'name', name: 'Rosa Pond' },
    language: 'en',
    signedAt: 0,
    deviceId: null,
    withdrawnAt: null,
    withdrawnReason: '',
  };
  const trustedAdults = [
    { adultId: 'a1', name: 'Miss Clarke', place: 'school' },
    { adultId: 'home', name: 'Nan', place: 'home' },
  ];
  play.on('pupilAgreements', () => success({ signatures: [signature], trustedAdults }));
  play.on('withdrawAgreement', () => success({}));
  await play.show(<PupilAgreements pupilId="p1" />);
  says('Trusted adults: Miss Clarke, Nan (at home)');
  says('version 2: signed by their Mum on 1 Jan 1970');
  await play.press('Withdraw…');
  await play.fill('reason', 'A parent asked');
  await play.submit('withdraw-agreement');
  expect(play.requestsOf('withdrawAgreement')).toEqual([{ signatureId: 's1', reason: 'A parent asked' }]);
  expect(play.requestsOf('pupilAgreements')).toHaveLength(2);
});

test('settings are sent as set; a line that is no site is told of', async () => {
  play.on('agreements', () =>
    success({ settings: firstAgreementSettings, mayEdit: true, versions: [], drafts: [] }),
  );
  play.on('saveAgreementSettings', () => success({}));
  await play.show(<SettingsTab />);
  await play.fill('openHosts', 'not a site');
  says('“not a site” is not a site name');
  await play.choose('Required: unsigned after the grace time, only the agreement opens');
  await play.select('renewalMonth', '1');
  await play.submit('agreement-settings');
  expect(play.requestsOf('saveAgreementSettings')).toEqual([]);
  await play.fill('openHosts', 'school.example\nmaths.example');
  await play.submit('agreement-settings');
  expect(play.requestsOf('saveAgreementSettings')).toEqual([
    {
      mode: 'hold',
      graceDays: 14,
      renewalMonth: 1,
      openHosts: ['school.example', 'maths.example'],
    },
  ]);
});
