// @vitest-environment happy-dom
import { act } from 'preact/test-utils';
import { beforeEach, expect, test } from 'vitest';
import { Route, Router } from 'preact-iso';
import type { Incident } from '#shared/api/incidents.ts';
import { failure, success, type Result } from '#shared/result.ts';
import { madeUpIncident as incident } from '../../../test/support/made-up-incident.ts';
import { playDashboard } from '../../play-dashboard.tsx';
import { IncidentPage } from './incident-page.tsx';

let play: ReturnType<typeof playDashboard>;
let isConfirmed = false;
const evidence = () => play.root.querySelector('.evidence')?.getAttribute('data-look');

beforeEach(async () => {
  isConfirmed = false;
  history.replaceState(null, '', '/incidents/i1');
  play = playDashboard();
  play.on('incident', () => (isConfirmed ? success(incident) : failure('confirm-password')));
  play.on('evidence', () => (isConfirmed ? success(new Blob(['jpeg'])) : failure('confirm-password')));
  play.on('confirmPassword', ({ password }: { password: string }) => {
    isConfirmed = password === 'right';
    return isConfirmed
      ? success({ confirmedUntil: 5_000 })
      : failure('not-allowed', 'That password is wrong.');
  });
  await play.show(
    <Router>
      <Route path="/incidents/:incidentId" component={IncidentPage} />
      <Route default component={() => null} />
    </Router>,
  );
});

const enter = async (password: string) => {
  await play.fill('password', password);
  await play.submit('confirm-password');
};

test('a sealed incident leads to where the referrals are, and offers no other try', async () => {
  play.on('incident', () => failure('not-allowed', 'This incident is sealed.'));
  await enter('right');
  expect(play.root.querySelector('[data-view-state="empty"]')?.textContent).toContain(
    'This incident is sealed.',
  );
  expect(play.root.querySelector('a.button')?.getAttribute('href')).toBe('/referrals');
  expect(play.root.textContent).not.toContain('Try again');
});

test('when a referral changes, an open picture is dropped at once, and a sealed incident goes from the page', async () => {
  await enter('right');
  await play.press('Show picture');
  expect(play.root.querySelector('.evidence canvas')).not.toBeNull();
  await play.emit('referrals-changed');
  expect(evidence()).toBe('hidden');
  expect(play.root.querySelector('.evidence canvas')).toBeNull();
  expect(play.root.textContent).toContain('He said it was a dare.');
  play.on('incident', () => failure('not-allowed', 'This incident is sealed.'));
  await play.emit('referrals-changed');
  expect(play.root.textContent).toContain('This incident is sealed.');
  for (const gone of ['He said it was a dare.', 'chat.example', 'Export'])
    expect(play.root.textContent).not.toContain(gone);
});

test('the tabs that were open then are read, the one in front first', async () => {
  const tabs = [
    { url: 'https://maths.example/', title: 'Sums', isActive: false },
    { url: 'https://chat.example/room', title: '', isActive: true },
  ];
  play.on('incident', () => success({ ...incident, facts: { ...incident.facts, tabs } }));
  await enter('right');
  const lines = [...play.root.querySelectorAll('[aria-labelledby="tabs-then-title"] li')];
  expect(lines.map(({ textContent }) => textContent)).toEqual([
    'chat.example · In fronthttps://chat.example/room',
    'Sumshttps://maths.example/',
  ]);
});

test('nothing of it is on the page before the password was given again', async () => {
  expect(play.root.textContent).toContain('Enter your password again');
  expect(play.root.textContent).not.toContain('dare');
  await enter('wrong');
  expect(play.root.querySelector('[role="alert"]')?.textContent).toBe('That password is wrong.');
  await enter('right');
  expect(play.root.textContent).toContain('He said it was a dare.');
  expect(play.root.querySelector('[data-said-to-pupil]')?.textContent).toBe('Thank you for telling us.');
  expect(play.root.textContent).toContain('Searched for “dares”');
  expect(play.dashboard.session.account.value?.confirmedUntil).toBe(5_000);
});

test('the picture is not even fetched until asked for, then blurred, and shown clearly only by choice', async () => {
  await enter('right');
  expect(evidence()).toBe('hidden');
  expect(play.requestsOf('evidence')).toEqual([]);
  await play.press('Show picture');
  expect(evidence()).toBe('covered');
  await play.choose('As it was');
  expect(evidence()).toBe('clear');
  await play.press('Cover again');
  expect(evidence()).toBe('hidden');
});

test('a look at the picture after the time is up asks for the password once more', async () => {
  await enter('right');
  isConfirmed = false;
  await play.press('Show picture');
  expect(evidence()).toBe('hidden');
  expect(play.root.querySelector('[data-dialog="confirm-password"]')).not.toBeNull();
  await enter('right');
  expect(evidence()).toBe('covered');
});

test('an action and a decision are sent, a decision only with its reason', async () => {
  await enter('right');
  play.on('addIncidentAction', () => success({}));
  play.on('changeIncidents', () => success({}));
  await play.fill('action', ' Told parents. ');
  await play.submit('incident-action');
  expect(play.requestsOf('addIncidentAction')).toEqual([
    { incidentId: 'i1', step: null, isDone: true, text: 'Told parents.' },
  ]);
  await play.choose('Referred');
  await play.submit('incident-decision');
  expect(play.requestsOf('changeIncidents')).toEqual([]);
  await play.fill('reason', 'Social care asked us to.');
  await play.submit('incident-decision');
  expect(play.requestsOf('changeIncidents')).toEqual([]);
  await play.choose('Not told, because…');
  await play.fill('parentsNotToldWhy', ' It is about them. ');
  await play.submit('incident-decision');
  expect(play.requestsOf('changeIncidents')).toEqual([
    {
      incidentIds: ['i1'],
      change: {
        kind: 'decide',
        decision: 'referred',
        reason: 'Social care asked us to.',
        parents: { is: 'not-told', why: 'It is about them.' },
      },
    },
  ]);
});

test('of what the category proposes a person decides what follows, and adds words of their own', async () => {
  await enter('right');
  play.on('changeIncidents', () => success({}));
  await play.press('Decide what follows…');
  await play.choose('Class teacher');
  await play.choose('Parents told');
  await play.fill('otherSanction', ' Writes to her ');
  await play.submit('measures');
  expect(play.requestsOf('changeIncidents')).toEqual([
    {
      incidentIds: ['i1'],
      change: {
        kind: 'measures',
        escalation: ['Class teacher'],
        sanctions: ['Parents told', 'Writes to her'],
      },
    },
  ]);
});

test('an export that comes after the time is up asks for the password once more, and one that fails says why', async () => {
  await enter('right');
  play.on('export', () => failure('confirm-password'));
  await play.press('Export');
  await play.submit('export');
  expect(play.root.querySelector('[data-dialog="confirm-password"]')).not.toBeNull();
  play.on('export', () => failure('offline', 'The server cannot be reached.'));
  await enter('right');
  expect(play.dashboard.notices.shown.value.map(({ text }) => text)).toEqual([
    'It was not exported: The server cannot be reached.',
  ]);
  expect(play.requestsOf('export')).toMatchObject([{ incidentIds: ['i1'] }, { incidentIds: ['i1'] }]);
});

test('a step of the policy is written down as done, or as decided against with the reason', async () => {
  await enter('right');
  play.on('addIncidentAction', () => success({}));
  const steps = () =>
    [...play.root.querySelectorAll('.policy-step')].map((each) => each.getAttribute('data-step'));
  expect(steps()).toEqual(['class-teacher', 'parents']);
  await play.press('Write down…');
  await play.choose('Decided against');
  await play.fill('action', 'She is the class teacher.');
  await play.submit('incident-action');
  expect(play.requestsOf('addIncidentAction')).toEqual([
    { incidentId: 'i1', step: 'class-teacher', isDone: false, text: 'She is the class teacher.' },
  ]);
});

const key = async (name: string, target: EventTarget = document.body, more: KeyboardEventInit = {}) => {
  target.dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true, ...more }));
  await play.settle();
};
const textOf = (form: string) => play.root.querySelector(`[data-form="${form}"] textarea`) ?? document.body;
const onDesk = (...incidents: Incident[]) =>
  play.on('desk', () =>
    success({
      items: incidents.map((each) => ({ is: 'incident', id: each.incidentId, incident: each })),
    }),
  );
const changes = () => play.requestsOf('changeIncidents');

test('what was done last is taken back by a key, once, and only what was changed is read again', async () => {
  await enter('right');
  play.on('changeIncidents', () => success({}));
  await key('1');
  await key('z');
  await key('z');
  expect(changes()).toEqual([
    { incidentIds: ['i1'], change: { kind: 'triage', triage: 'true' } },
    { incidentIds: ['i1'], change: { kind: 'triage', triage: null } },
  ]);
  play.dashboard.desk.did({
    what: 'closed incident 3',
    back: [{ incidentIds: ['i3'], change: { kind: 'decide', decision: 'open', reason: 'Taken back' } }],
  });
  const looks = play.requestsOf('incident').length;
  await key('z');
  expect(changes().at(-1)).toMatchObject({ incidentIds: ['i3'] });
  expect(play.requestsOf('incident')).toHaveLength(looks);
});

test('a key shows the picture a step clearer each time, and then covers it', async () => {
  await enter('right');
  const seen = [];
  for (let press = 0; press < 4; press += 1) {
    await key('p');
    seen.push(evidence());
  }
  expect(seen).toEqual(['covered', 'grey', 'clear', 'hidden']);
});

test('C closes it, Ctrl and Enter send the reason, and the next comes', async () => {
  play.on('incident', () => success({ ...incident, triage: 'not-a-concern' }));
  await enter('right');
  play.on('changeIncidents', () => success({}));
  onDesk({ ...incident, incidentId: 'i3', firstLookAt: null });
  await key('c');
  await act(() => {
    const text = textOf('close-incidents') as HTMLTextAreaElement;
    text.value = 'A dare.';
    text.dispatchEvent(new Event('input', { bubbles: true }));
  });
  await key('Enter', textOf('close-incidents'), { ctrlKey: true });
  expect(changes()).toEqual([
    {
      incidentIds: ['i1'],
      change: {
        kind: 'decide',
        decision: 'no-further-action',
        reason: 'A dare.',
        parents: { is: 'no-need' },
      },
    },
  ]);
  expect(location.pathname).toBe('/incidents/i3');
  expect(play.dashboard.desk.undoable.value?.what).toBe('closed incident 12');
});

test('keys judge it and go on to the next that nobody has looked at, but not while somebody types', async () => {
  await enter('right');
  play.on('changeIncidents', () => success({}));
  await key('2', play.root.querySelector('textarea') ?? document.body);
  expect(play.requestsOf('changeIncidents')).toEqual([]);
  await key('2');
  expect(play.requestsOf('changeIncidents')).toEqual([
    { incidentIds: ['i1'], change: { kind: 'triage', triage: 'not-a-concern' } },
  ]);
  onDesk({ ...incident, incidentId: 'i2' }, { ...incident, incidentId: 'i3', firstLookAt: null });
  await key('n');
  expect(location.pathname).toBe('/incidents/i3');
});

const contactsCard = () => play.root.querySelector<HTMLDetailsElement>('details.contacts');

test('O opens whom to ask outside at once, also before they have come, and says where they did not', async () => {
  const answer: { give?: (result: Result<unknown>) => void } = {};
  const coming = new Promise<Result<unknown>>((resolve) => (answer.give = resolve));
  play.on('safeguardingPolicy', () => coming as never);
  await enter('right');
  await key('o');
  expect(contactsCard()?.open).toBe(true);
  expect(contactsCard()?.textContent).toContain('Loading the contacts');
  expect(document.activeElement?.getAttribute('aria-keyshortcuts')).toBe('O');
  answer.give?.(failure('offline', 'The server cannot be reached.'));
  await play.settle();
  expect(contactsCard()?.textContent).toContain('The server cannot be reached.');
  const contacts = [{ name: 'Children’s services', purpose: '', phone: '', address: 'help@council.example' }];
  play.on('safeguardingPolicy', () => success({ contacts }));
  await play.press('Try again');
  expect(contactsCard()?.open).toBe(true);
  expect(contactsCard()?.querySelector('a')?.href).toBe('mailto:help@council.example');
});
