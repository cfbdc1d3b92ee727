import * as z from 'zod/mini';
import { notifyReasons } from '../notify/category.ts';
import { pupilTextSchema } from '../notify/pupil-words.ts';
import { rotaSchema } from '../notify/rota.ts';
import { emailSchema, idSchema, nameSchema } from '../people.ts';
import { roleSchema } from '../roles.ts';
import { count, get, instant, nothing, post } from './endpoint.ts';

export const notifyChannels = ['mail', 'push', 'teams', 'google-chat'] as const;
export const notifyChannelSchema = z.enum(notifyChannels);
export type NotifyChannel = z.infer<typeof notifyChannelSchema>;
export const notifyChannelLabels: Readonly<Record<NotifyChannel, string>> = {
  mail: 'Mail',
  push: 'Messages in the browser',
  teams: 'Microsoft Teams',
  'google-chat': 'Google Chat',
};

const certificate = z.string().check(z.trim(), z.maxLength(20_000));
/** What is not secret about the mail server. */
export const mailFactsSchema = z.object({
  host: z.string().check(z.trim(), z.minLength(1), z.maxLength(253), z.regex(/^[\w.:-]+$/)),
  port: z.int().check(z.minimum(1), z.maximum(65_535)),
  /** `tls` from the first byte, `starttls` after a greeting, `none` in the clear, without a password. */
  security: z.enum(['tls', 'starttls', 'none']),
  user: z.string().check(z.trim(), z.maxLength(254)),
  from: emailSchema,
  /** PEM, of a mail server that signs its own; empty where public authorities vouch for it. */
  certificate,
});
export type MailFacts = z.infer<typeof mailFactsSchema>;

export const webhookAddressSchema = z.url().check(z.maxLength(2_000));
const secret = z.string().check(z.minLength(1), z.maxLength(500));

/** Secrets go in and never come out: null keeps the one that is there. */
export const channelChangeSchema = z.discriminatedUnion('channel', [
  z.object({
    channel: z.literal('mail'),
    isOn: z.boolean(),
    facts: mailFactsSchema,
    password: z.nullable(secret),
  }),
  z.object({ channel: z.literal('push'), isOn: z.boolean() }),
  z.object({ channel: z.literal('teams'), isOn: z.boolean(), address: z.nullable(webhookAddressSchema) }),
  z.object({
    channel: z.literal('google-chat'),
    isOn: z.boolean(),
    address: z.nullable(webhookAddressSchema),
  }),
]);
export type ChannelChange = z.infer<typeof channelChangeSchema>;

export const channelStates = ['off', 'untried', 'working', 'broken'] as const;
export const channelHealthSchema = z.object({
  channel: notifyChannelSchema,
  state: z.enum(channelStates),
  isOn: z.boolean(),
  /** Whether its secret is there. */
  isSetUp: z.boolean(),
  lastSuccessAt: z.nullable(instant),
  lastFailureAt: z.nullable(instant),
  /** One sentence. */
  lastFailure: z.string(),
});
export type ChannelHealth = z.infer<typeof channelHealthSchema>;

export const onCallSchema = z.object({
  /** Told when they are on call, and when nobody else has looked. */
  deputyIds: z.array(idSchema).check(z.maxLength(50)),
  /** After a reminder nobody followed, until deputies and the head are told. */
  graceMinutes: z.int().check(z.minimum(5), z.maximum(24 * 60)),
  rota: rotaSchema,
  pupilText: pupilTextSchema,
});
export type OnCallSettings = z.infer<typeof onCallSchema>;

const undeliveredSchema = z.object({
  sendId: idSchema,
  /** Where what it is about is read. */
  path: z.string(),
  /** As it would have been sent. */
  line: z.string(),
  channel: notifyChannelSchema,
  /** Null for a room that several read. */
  to: z.nullable(nameSchema),
  at: instant,
  isGivenUp: z.boolean(),
  problem: z.string(),
});
export type Undelivered = z.infer<typeof undeliveredSchema>;

const ownSchema = z.object({
  byMail: z.boolean(),
  browsers: z.array(z.object({ subscriptionId: idSchema, browser: nameSchema, addedAt: instant })),
});

const toldSchema = z.object({
  sendId: idSchema,
  reason: z.enum(notifyReasons),
  channel: notifyChannelSchema,
  /** Null for a room that several read. */
  to: z.nullable(nameSchema),
  state: z.enum(['waiting', 'sent', 'given-up', 'cleared']),
  /** When it was written, and when it was taken or given up. */
  at: instant,
  settledAt: z.nullable(instant),
});
export type Told = z.infer<typeof toldSchema>;

const secondAccountSchema = z.object({
  accountId: idSchema,
  name: nameSchema,
  roles: z.array(roleSchema),
  madeAt: instant,
  /** Null of the first, which made itself. */
  madeBy: z.nullable(nameSchema),
});
export type SecondAccount = z.infer<typeof secondAccountSchema>;

export const notifySettingsSchema = z.object({
  channels: z.array(channelHealthSchema),
  mail: z.nullable(mailFactsSchema),
  mayChangeChannels: z.boolean(),
  mayChangeOnCall: z.boolean(),
  /** Null for somebody who is told of nothing. */
  own: z.nullable(ownSchema),
  /** For this school's messages in browsers: P-256, raw, base64url. */
  pushKey: z.string(),
  onCall: onCallSchema,
  now: z.object({
    /** Whoever reads what comes in now; null while nobody does. */
    who: z.nullable(z.string()),
    /** What a pupil reads who tells someone now. */
    pupilWords: z.string(),
  }),
  /** Who can be on call: those who may look at incidents. */
  people: z.array(z.object({ accountId: idSchema, name: nameSchema, roles: z.array(roleSchema) })),
  /** Who may stand second where it takes two, the newest account first; none for somebody who is told of nothing. */
  seconds: z.array(secondAccountSchema),
  /** What did not arrive, as far as it is for whoever asks. */
  undelivered: z.array(undeliveredSchema),
  /** One sentence each: what keeps somebody from being told. */
  gaps: z.array(z.string()),
});
export type NotifySettings = z.infer<typeof notifySettingsSchema>;

const base64url = z.string().check(z.regex(/^[\w-]+$/), z.maxLength(200));

export const notifyApi = {
  notifySettings: get('/api/notify', nothing, notifySettingsSchema),
  /** For a banner. */
  notifyHealth: get(
    '/api/notify/health',
    nothing,
    z.object({ broken: z.array(channelHealthSchema), undelivered: count }),
  ),
  /** Who was told of one incident, and when. */
  whoWasTold: get('/api/notify/incident', z.object({ incidentId: idSchema }), z.array(toldSchema)),
  saveChannel: post('/api/notify/channel', channelChangeSchema, nothing),
  /** To whoever asks, or to the room; answered when it was taken. */
  testChannel: post('/api/notify/test', z.object({ channel: notifyChannelSchema }), nothing),
  saveOnCall: post('/api/notify/on-call', onCallSchema, nothing),
  saveOwnMail: post('/api/notify/own-mail', z.object({ byMail: z.boolean() }), nothing),
  addBrowser: post(
    '/api/notify/browsers',
    z.object({
      endpoint: z.url().check(z.maxLength(1_000)),
      p256dh: base64url,
      auth: base64url,
      browser: nameSchema,
    }),
    z.object({ subscriptionId: idSchema }),
  ),
  removeBrowser: post('/api/notify/browsers/remove', z.object({ subscriptionId: idSchema }), nothing),
  /** What was given up as well. */
  sendAgain: post('/api/notify/again', nothing, z.object({ again: count })),
  /** What was given up is no longer shown; that it was stays in the ledger. */
  clearUndelivered: post('/api/notify/clear', nothing, z.object({ cleared: count })),
} as const;
