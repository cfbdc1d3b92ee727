// @vitest-environment happy-dom
import { beforeEach, expect, test } from 'vitest';
import { Route, Router } from 'preact-iso';
import type { InitialReview, Referral } from '#shared/api/referrals.ts';
import { criteria, type Answer, type Criterion } from '#shared/referrals/initial-review.ts';
import { failure, success } from '#shared/result.ts';
import { playDashboard } from '../../play-dashboard.tsx';
import { ReferralPage } from './referral-page.tsx';

const referral: Referral = {
  referralId: 'r1',
  number: 3,
  stoppedAt: 1_000,
  stoppedBy: 'Ms Grey',
  audience: 'safeguarding',
  pupilName: 'Ada Byrne',
  isStopped: true,
  isLifted: false,
  isHeld: true,
  stepsDone: 0,
  deviceId: 'd1',
  className: '4 Oak',
  addressHash: 'ab12',
  closes: 'site',
  isForgetting: false,
  sealedIncidents: [{ incidentId: 'i12', audience: 'safeguarding', number: 12 }],
  steps: [],
  advice: [],
  lifts: [],
  mayLift: false,
  second: null,
};
const review: InitialReview = {
  reviewId: 'v1',
  startedAt: 2_000,
  startedBy: 'Mrs Haddad',
  answers: [],
  viewings: [],
  finished: null,
};

let play: ReturnType<typeof playDashboard>;
let shown: Referral;
let reviews: InitialReview[];

const show = async () => {
  history.replaceState(null, '', '/referrals/r1');
  play.on('referral', () => success(shown));
  play.on('initialReviews', () => success(reviews));
  await play.show(
    <Router>
      <Route path="/referrals/:referralId" component={ReferralPage} />
      <Route default component={() => null} />
    </Router>,
  );
};
const button = (words: string) =>
  [...play.root.querySelectorAll('button')].find((each) => each.textContent.trim() === words);

beforeEach(() => {
  [shown, reviews] = [referral, []];
  play = playDashboard();
});

test('a held referral has no way to lift the stop, and no way to look, print, copy or export', async () => {
  await show();
  expect(play.root.textContent).toContain('Legal hold');
  expect(button('Lift the stop')).toBeUndefined();
  expect(play.root.querySelectorAll('img, canvas, video, iframe')).toHaveLength(0);
  for (const words of ['Export', 'Print', 'Show picture', 'Copy']) expect(button(words)).toBeUndefined();
});

test.each([
  ['safeguarding', 'another safeguarding lead'],
  ['head', 'the chair of governors'],
  ['chair', 'a governor whom you name'],
] as const)('of one for the eyes of %s it says who the second person can be', async (audience, second) => {
  shown = { ...referral, audience };
  await show();
  expect(play.root.querySelector('section[data-held]')?.textContent).toContain(second);
});

test('a step is ticked with its note, and then says who and when', async () => {
  await show();
  play.on('tickReferralStep', () => {
    const entry = { step: 'police', is: 'done', note: 'Reference 77', at: 5_000, by: 'Mrs Haddad' } as const;
    shown = { ...referral, stepsDone: 1, steps: [entry] };
    return success({});
  });
  await play.fill('note-police', ' Reference 77 ');
  const done = play.root.querySelector<HTMLElement>('[aria-label="Done: Call the police on 101"]');
  done?.click();
  await play.settle();
  expect(play.requestsOf('tickReferralStep')).toEqual([
    { referralId: 'r1', step: 'police', is: 'done', note: 'Reference 77' },
  ]);
  const step = play.root.querySelector('[data-step="police"]');
  expect([step?.getAttribute('data-done'), step?.textContent]).toEqual([
    'true',
    expect.stringContaining('Done, Mrs Haddad') as string,
  ]);
});

test('a note that is typed at a step and not ticked is asked about before it is lost', async () => {
  await show();
  const { unsaved } = play.dashboard;
  expect(unsaved.isAny()).toBe(false);
  await play.fill('note-police', 'Reference 77');
  await unsaved.leave(() => undefined);
  expect(unsaved.question.value?.titles).toEqual(['Call the police on 101']);
});

test('the stop is lifted by those who may, after the password where it is asked for', async () => {
  shown = { ...referral, isHeld: false, mayLift: true };
  await show();
  play.on('liftStop', () => failure('confirm-password'));
  await play.press('Lift the stop');
  expect(play.root.querySelector('[data-dialog="confirm-password"]')).not.toBeNull();
  play.on('confirmPassword', () => success({ confirmedUntil: 9_000 }));
  play.on('liftStop', () => success({ isLifted: false }));
  await play.fill('password', 'right');
  await play.submit('confirm-password');
  expect(play.requestsOf('liftStop')).toHaveLength(2);
});

test('what the police say is sent by itself once the password is given, and stays written where it is not', async () => {
  await show();
  play.on('recordPoliceAdvice', () => failure('confirm-password', 'Enter your password again.'));
  await play.fill('advice', ' Sergeant Moss, 77 ');
  await play.submit('police-advice');
  await play.press('Cancel');
  const advice = () => play.root.querySelector<HTMLTextAreaElement>('[name="advice"]')?.value;
  expect(advice()).toBe(' Sergeant Moss, 77 ');
  expect(play.root.querySelector('[data-form="police-advice"] [role="alert"]')?.textContent).toBe(
    'Enter your password again.',
  );
  await play.submit('police-advice');
  play.on('confirmPassword', () => success({ confirmedUntil: 9_000 }));
  play.on('recordPoliceAdvice', () => success({}));
  await play.fill('password', 'right');
  await play.submit('confirm-password');
  expect(play.requestsOf('recordPoliceAdvice').at(-1)).toEqual({
    referralId: 'r1',
    says: 'keep',
    words: 'Sergeant Moss, 77',
  });
  expect(advice()).toBe('');
});

test('it says while what other computers told of the page is being taken out, and when it is', async () => {
  shown = { ...referral, isForgetting: true };
  await show();
  expect(play.root.textContent).toContain('is being taken out now');
  shown = referral;
  await play.emit('referrals-changed');
  expect(play.root.textContent).not.toContain('is being taken out now');
  expect(play.root.textContent).toContain('is taken out');
});

test('an address of the police is compared, and does not stay on the page', async () => {
  await show();
  play.on('compareReferralAddress', () => success({ isSame: true }));
  await play.fill('address', 'https://named.example/a');
  await play.submit('compare-address');
  expect(play.root.textContent).toContain('It is that address.');
  expect(play.root.querySelector<HTMLInputElement>('[name="address"]')?.value).toBe('');
});

test('an answer is given by its own button: none is given on the way to it, and the same is not given twice', async () => {
  reviews = [review];
  await show();
  play.on('answerCriterion', ({ criterion, answer }: { criterion: Criterion; answer: Answer }) => {
    reviews = [{ ...review, answers: [{ criterion, answer, at: 3_000, by: 'Mrs Haddad' }] }];
    return success({});
  });
  await play.press('Not known');
  await play.press('Not known');
  expect(play.requestsOf('answerCriterion')).toEqual([
    { reviewId: 'v1', criterion: criteria[0], answer: 'not-known' },
  ]);
  expect(play.root.querySelectorAll('[data-criterion] input')).toHaveLength(0);
  expect(button('Not known')?.getAttribute('aria-pressed')).toBe('true');
});

test('a review proposes its way, and departing from it asks for a reason', async () => {
  reviews = [
    {
      ...review,
      answers: criteria.map((criterion) => ({ criterion, answer: 'yes', at: 3_000, by: 'Mrs Haddad' })),
    },
  ];
  await show();
  play.on('finishInitialReview', () => success({}));
  expect(play.root.querySelector('[data-proposed]')?.getAttribute('data-proposed')).toBe('refer');
  await play.choose('Dealt with in school, parents told');
  await play.submit('finish-review');
  expect(play.requestsOf('finishInitialReview')).toEqual([]);
  await play.fill('finish-reason', 'The police asked us to.');
  await play.submit('finish-review');
  expect(play.requestsOf('finishInitialReview')).toEqual([
    { reviewId: 'v1', outcome: 'in-school', reason: 'The police asked us to.' },
  ]);
});

test('a finished review has nothing to change, and another can be begun beside it', async () => {
  const finished = { at: 4_000, by: 'Mrs Haddad', outcome: 'refer', proposed: 'refer', reason: '' } as const;
  reviews = [{ ...review, finished }];
  await show();
  expect(play.root.querySelectorAll('[data-review] input, [data-review] textarea')).toHaveLength(0);
  expect(play.root.textContent).toContain('Not viewed.');
  expect(button('Begin another review')).toBeDefined();
});

test('an open page shows what somebody else has done, and nothing once it is for fewer eyes', async () => {
  await show();
  shown = { ...referral, advice: [{ at: 5_000, by: 'Dr Penrose', says: 'release', words: 'Moss, 12' }] };
  await play.emit('referrals-changed');
  expect(play.root.textContent).toContain('Moss, 12');
  play.on('referral', () => failure('not-found'));
  await play.emit('referrals-changed');
  expect(play.root.textContent).toContain('Not here any more');
  expect(play.root.textContent).not.toContain('Ada Byrne');
});

test('the chair unseals once the stop is lifted with the governor, and asks nobody else', async () => {
  play.on('approvals', () => success([]));
  shown = { ...referral, audience: 'chair', isHeld: false };
  await show();
  expect(button('Ask to unseal…')).toBeUndefined();
  expect(button('Unseal now')).toBeUndefined();
  shown = { ...shown, isStopped: false, isLifted: true };
  play.on('unsealIncident', () => success({}));
  await play.emit('referrals-changed');
  await play.press('Unseal now');
  expect(play.requestsOf('unsealIncident')).toEqual([{ referralId: 'r1', incidentId: 'i12' }]);
});
