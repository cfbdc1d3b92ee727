import { randomUUID } from 'node:crypto';
import * as z from 'zod/mini';
import type { NotifyChannel, notifyApi } from '#shared/api/notify.ts';
import { audiences, audiencesOf } from '#shared/incidents/audience.ts';
import { failure, success, type Failure, type Result } from '#shared/result.ts';
import type { Handlers } from '../http/endpoint.ts';
import type { Parts } from '../parts.ts';
import type { Actor } from '../people/actor.ts';
import { askMay } from '../people/ask-may.ts';
import { may } from '../people/may.ts';
import { addressProblem } from './allowed-address.ts';
import { changeOf } from './channel-change.ts';
import type { Notify } from './compose-notify.ts';
import { gapsOf } from './gaps.ts';
import { testMessage } from './message.ts';
import type { Destination } from './outbox.ts';
import { secondAccounts } from './second-accounts.ts';

const audienceSchema = z.enum(audiences);

export type NotifyEndpointsParts = Parts & { readonly notify: Notify };
type NotifyHandlers = Pick<Handlers, keyof typeof notifyApi>;

/** The page about who is told, and how. */
export const notifyEndpoints = (parts: NotifyEndpointsParts): NotifyHandlers => ({
  ...looking(parts),
  ...changingChannels(parts),
  ...aboutUndelivered(parts),
  ...changingOnCall(parts),
  ...changingOwn(parts),
});

const looking = (
  parts: NotifyEndpointsParts,
): Pick<NotifyHandlers, 'notifySettings' | 'notifyHealth' | 'whoWasTold'> => ({
  notifySettings: async (_request, { actor }) => {
    const refused = await askMay(parts, actor, 'view-notifications', {}, 'notifications');
    if (refused) return refused;
    const { book, onCall, recipients, outbox } = parts.notify;
    const [channels, people] = [await book.health(), await recipients.all()];
    const now = parts.clock();
    return success({
      channels,
      mail: may(actor, 'set-up-channels', {}, now) ? await book.mailFacts() : null,
      mayChangeChannels: may(actor, 'set-up-channels', {}, now),
      mayChangeOnCall: may(actor, 'set-on-call', {}, now),
      own: may(actor, 'be-told', {}, now) ? await ownOf(parts, actor) : null,
      pushKey: parts.keys.push.publicKey,
      onCall: await onCall.settings(),
      now: {
        who: await onCall.whoNow(now),
        pupilWords: (await onCall.pupilWords(now)).words,
      },
      people: people
        .filter(({ roles }) => audiencesOf(roles).includes('safeguarding'))
        .map(({ accountId, name, roles }) => ({ accountId, name, roles: [...roles] })),
      undelivered: await outbox.undelivered(audiencesOf(actor.roles)),
      seconds: may(actor, 'be-told', {}, now) ? await secondAccounts(parts.storage.db) : [],
      gaps: gapsOf(channels, people),
    });
  },

  notifyHealth: async (_request, { actor }) => {
    const refused = await askMay(parts, actor, 'view-notifications', {}, 'notifications');
    if (refused) return refused;
    const health = await parts.notify.book.health();
    const undelivered = await parts.notify.outbox.undelivered(audiencesOf(actor.roles));
    return success({
      broken: health.filter(({ state }) => state === 'broken'),
      undelivered: undelivered.filter(({ isGivenUp }) => isGivenUp).length,
    });
  },

  whoWasTold: async ({ incidentId }, { actor }) => {
    const refused = await askMay(parts, actor, 'review-incidents', {}, incidentId);
    if (refused) return refused;
    const incident = await incidentRight(parts, incidentId);
    if (!incident || !may(actor, 'review-incident', { incident }, parts.clock())) return failure('not-found');
    return success(await parts.notify.outbox.told(incidentId));
  },
});

const incidentRight = async ({ storage }: NotifyEndpointsParts, incidentId: string) => {
  const row = await storage.db
    .selectFrom('incidents')
    .select('audience')
    .where('incidentId', '=', incidentId)
    .executeTakeFirst();
  if (row) return { audience: audienceSchema.parse(row.audience) };
  const alert = await storage.db
    .selectFrom('alerts')
    .select('alertId')
    .where('alertId', '=', incidentId)
    .executeTakeFirst();
  return alert ? ({ audience: 'safeguarding' } as const) : null;
};

const ownOf = async ({ notify }: NotifyEndpointsParts, { accountId }: Actor) => {
  const person = (await notify.recipients.all()).find((each) => each.accountId === accountId);
  const browsers = await notify.browsers.of([accountId]);
  return {
    byMail: person?.byMail ?? true,
    browsers: browsers.map(({ subscriptionId, browser, addedAt }) => ({ subscriptionId, browser, addedAt })),
  };
};

const changingChannels = (
  parts: NotifyEndpointsParts,
): Pick<NotifyHandlers, 'saveChannel' | 'testChannel'> => ({
  saveChannel: async (change, { actor }) => {
    const refused = await askMay(parts, actor, 'set-up-channels', {}, change.channel);
    if (refused) return refused;
    const { book, delivery, isTryOut } = parts.notify;
    const meant = changeOf(change, isTryOut);
    if ('ok' in meant) return meant;
    await book.save(change.channel, meant);
    await delivery.hurry(change.channel);
    await record(parts, actor, 'set-up-channel', change.channel, { isOn: change.isOn, ...meant.facts });
    return success({});
  },

  testChannel: async ({ channel }, { actor }) => {
    const isForAll = channel === 'teams' || channel === 'google-chat';
    const action = isForAll ? 'set-up-channels' : 'view-notifications';
    const refused = await askMay(parts, actor, action, {}, channel);
    if (refused) return refused;
    const tested = await sendTest(parts, actor, channel);
    await record(parts, actor, 'test-channel', channel, { isSent: tested.ok });
    return tested;
  },
});

const aboutUndelivered = (
  parts: NotifyEndpointsParts,
): Pick<NotifyHandlers, 'sendAgain' | 'clearUndelivered'> => ({
  sendAgain: async (_request, { actor }) => {
    const refused = await askMay(parts, actor, 'be-told', {}, 'notifications');
    if (refused) return refused;
    const again = await parts.notify.outbox.sendAgain(audiencesOf(actor.roles));
    parts.notify.delivery.unpause();
    await record(parts, actor, 'send-notifications-again', 'notifications', { again });
    return success({ again });
  },

  clearUndelivered: async (_request, { actor }) => {
    const refused = await askMay(parts, actor, 'be-told', {}, 'notifications');
    if (refused) return refused;
    const cleared = await parts.notify.outbox.clearGivenUp(audiencesOf(actor.roles));
    await record(parts, actor, 'clear-undelivered', 'notifications', { cleared });
    return success({ cleared });
  },
});

const destinationsOf = async (
  { notify }: NotifyEndpointsParts,
  { accountId }: Actor,
  channel: NotifyChannel,
): Promise<Destination[]> => {
  if (channel === 'mail') return [{ channel, accountId, subscriptionId: null }];
  if (channel !== 'push') return [{ channel, accountId: null, subscriptionId: null }];
  const browsers = await notify.browsers.of([accountId]);
  return browsers.map(({ subscriptionId }) => ({ channel, accountId, subscriptionId }));
};

const sendTest = async (
  parts: NotifyEndpointsParts,
  actor: Actor,
  channel: NotifyChannel,
): Promise<Result<Record<string, never>>> => {
  const { book, couriers, delivery, schoolUrl } = parts.notify;
  const to = await destinationsOf(parts, actor, channel);
  if (to.length === 0) return failure('not-found', 'Say first that you want messages in this browser.');
  for (const destination of to) {
    const outcome = await couriers.take(destination, testMessage(randomUUID(), schoolUrl));
    if (outcome.kind === 'later') await book.noteFailure(channel, outcome.problem);
    if (outcome.kind !== 'sent') return failure('failed', outcome.problem);
  }
  await book.noteSuccess(channel);
  // What waited need not wait any longer.
  await delivery.hurry(channel);
  return success({});
};

const changingOnCall = (parts: NotifyEndpointsParts): Pick<NotifyHandlers, 'saveOnCall'> => ({
  saveOnCall: async (settings, { actor }) => {
    const refused = await askMay(parts, actor, 'set-on-call', {}, 'on-call');
    if (refused) return refused;
    const { rota, deputyIds } = settings;
    const named = [
      ...deputyIds,
      ...[...rota.week, ...rota.dates].flatMap(({ accountId }) => accountId ?? []),
    ];
    const known = new Set((await parts.notify.recipients.all()).map(({ accountId }) => accountId));
    if (named.some((accountId) => !known.has(accountId))) return unknownPerson();
    await parts.notify.onCall.save(settings);
    await record(parts, actor, 'change-on-call', 'on-call', settings);
    return success({});
  },
});

const unknownPerson = (): Failure =>
  failure('conflict', 'Somebody on this list may not look at incidents any more. Load the page again.');

const changingOwn = (
  parts: NotifyEndpointsParts,
): Pick<NotifyHandlers, 'saveOwnMail' | 'addBrowser' | 'removeBrowser'> => ({
  saveOwnMail: async ({ byMail }, { actor }) => {
    const refused = await askMay(parts, actor, 'be-told', {}, actor.accountId);
    if (refused) return refused;
    await parts.notify.recipients.choose(actor.accountId, byMail);
    await record(parts, actor, 'change-own-notifications', actor.accountId, { byMail });
    return success({});
  },

  addBrowser: async (request, { actor }) => {
    const refused = await askMay(parts, actor, 'be-told', {}, actor.accountId);
    if (refused) return refused;
    const problem = addressProblem(request.endpoint, parts.notify.isTryOut);
    if (problem !== null) return failure('bad-message', problem);
    const subscriptionId = await parts.notify.browsers.add(actor.accountId, request);
    await record(parts, actor, 'add-browser', actor.accountId, { subscriptionId });
    return success({ subscriptionId });
  },

  removeBrowser: async ({ subscriptionId }, { actor }) => {
    const refused = await askMay(parts, actor, 'be-told', {}, actor.accountId);
    if (refused) return refused;
    if (!(await parts.notify.browsers.remove(actor.accountId, subscriptionId))) return failure('not-found');
    await record(parts, actor, 'remove-browser', actor.accountId, { subscriptionId });
    return success({});
  },
});

const record = (
  { ledger }: NotifyEndpointsParts,
  { accountId }: Actor,
  action: string,
  object: string,
  facts: object,
): Promise<void> => ledger.append({ actor: accountId, action, object, outcome: 'done', facts: { ...facts } });
