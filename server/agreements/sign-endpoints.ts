import { randomUUID } from 'node:crypto';
import { signatureSchema } from '#shared/agreements/signature.ts';
import { isUnderstood } from '#shared/agreements/text.ts';
import type { AgreementLink, ClassStanding, KeptSignature, LinkTarget } from '#shared/api/agreements.ts';
import type { EndpointRequest } from '#shared/api.ts';
import { failure, success, type Result } from '#shared/result.ts';
import type { Clock } from '../clock.ts';
import type { Settings } from '../config.ts';
import type { Placement } from '../devices/placement.ts';
import type { Ledger } from '../evidence/ledger.ts';
import type { Handlers } from '../http/endpoint.ts';
import type { ChannelBook } from '../notify/channel-book.ts';
import type { Actor } from '../people/actor.ts';
import { askMay } from '../people/ask-may.ts';
import { may } from '../people/may.ts';
import type { Storage } from '../storage/storage.ts';
import { shownCode, type LinkOwner } from './agreement-links.ts';
import { keepSignature, nobody } from './keep-signature.ts';
import {
  standingOfAdults,
  standingOfClasses,
  standingOfStaff,
  type MissingSignaturesParts,
} from './missing-signatures.ts';
import { mailStanding } from './mail-standing.ts';
import { ownClasses } from './own-classes.ts';
import { schoolAdults } from './school-adults.ts';
import { trustedAdultsOf, type SignatureRow } from './signatures.ts';
import { requiredOf } from './standing.ts';

export interface SignEndpointsParts extends Omit<MissingSignaturesParts, 'db'> {
  readonly storage: Pick<Storage, 'db'>;
  readonly settings: Pick<Settings, 'url'>;
  readonly placement: Pick<Placement, 'settlePupils'>;
  readonly notify: { readonly book: Pick<ChannelBook, 'health'> };
  readonly ledger: Ledger;
  readonly clock: Clock;
}

type SignHandlers = Pick<
  Handlers,
  | 'missingAgreements'
  | 'makeAgreementLinks'
  | 'recordAgreementTalk'
  | 'ownAgreement'
  | 'signOwnAgreement'
  | 'pupilAgreements'
  | 'withdrawAgreement'
>;

/** Who has signed, who has not, and ways to sign. */
export const signEndpoints = (parts: SignEndpointsParts): SignHandlers => ({
  missingAgreements: async (_request, { actor }) => {
    const refused = await askMay(parts, actor, 'see-missing-agreements', {}, 'agreements');
    if (refused) return refused;
    const all = { ...parts, db: parts.storage.db };
    const classes = await standingOfClasses(all, await ownClasses(all.db, actor, parts.clock()));
    const isAllowed = (action: 'edit-agreements' | 'view-signatures') =>
      may(actor, action, {}, parts.clock());
    const adults = isAllowed('edit-agreements')
      ? {
          ...(await standingOfAdults(all, isAllowed('view-signatures'))),
          mail: await mailStanding(parts.notify.book),
        }
      : { staff: [], volunteers: [], mail: null };
    return success({ classes, ...adults });
  },
  makeAgreementLinks: async ({ for: target }, { actor }) => makeLinks(parts, actor, target),
  recordAgreementTalk: async ({ classId }, { actor }) => {
    const refused = await askMay(parts, actor, 'see-missing-agreements', {}, classId);
    if (refused) return refused;
    const classes = await ownClasses(parts.storage.db, actor, parts.clock());
    if (!classes.some((each) => each.classId === classId)) return failure('not-found');
    const talk = { talkId: randomUUID(), classId, accountId: actor.accountId, at: parts.clock() };
    await parts.storage.db.insertInto('agreementTalks').values(talk).execute();
    await record(parts, actor, 'record-agreement-talk', classId, {});
    return success({});
  },
  ownAgreement: async (_request, { actor }) => {
    const refused = await askMay(parts, actor, 'sign-own-agreement', {}, 'agreements');
    if (refused) return refused;
    const version = requiredOf(parts.agreementBook.versions, 'staff')?.latest ?? null;
    const signed = (await parts.signatures.ofStaff()).get(actor.accountId) ?? [];
    const standing = standingOfStaff(parts, signed);
    const signedAt = standing === 'signed' ? (signed[0]?.signedAt ?? null) : null;
    const shown = version && { ...version, texts: [...version.texts], publishedBy: 'ThinkClick' };
    return success({ version: shown, standing, signedAt });
  },
  signOwnAgreement: (request, { actor }) => signOwn(parts, actor, request),
  pupilAgreements: async ({ pupilId }, { actor }) => {
    const refused = await askMay(parts, actor, 'view-signatures', {}, pupilId);
    if (refused) return refused;
    const pupil = await parts.storage.db
      .selectFrom('pupils')
      .select('pupilId')
      .where('pupilId', '=', pupilId)
      .executeTakeFirst();
    if (!pupil) return failure('not-found');
    await record(parts, actor, 'view-signatures', pupilId, {});
    const rows = (await parts.signatures.ofPupils([pupilId])).get(pupilId) ?? [];
    const adults = await schoolAdults(parts.storage.db);
    const signatures = rows.flatMap((row) => keptSignature(parts, row) ?? []);
    return success({ signatures, trustedAdults: trustedAdultsOf(rows, adults) });
  },
  withdrawAgreement: async ({ signatureId, reason }, { actor }) => {
    const refused = await askMay(parts, actor, 'view-signatures', {}, signatureId);
    if (refused) return refused;
    const { signatures, placement, clock } = parts;
    const kept = await signatures.find(signatureId);
    if (!kept) return failure('not-found');
    if (!(await signatures.withdraw(signatureId, actor.accountId, clock(), reason)))
      return failure('conflict', 'It was withdrawn before.');
    await record(parts, actor, 'withdraw-agreement', signatureId, { role: kept.role });
    if (kept.pupilId !== null) await placement.settlePupils([kept.pupilId]);
    return success({});
  },
});

const record = (
  { ledger }: SignEndpointsParts,
  actor: Actor,
  action: string,
  object: string,
  facts: Record<string, unknown>,
): Promise<void> => ledger.append({ actor: actor.accountId, action, object, outcome: 'done', facts });

const signOwn = async (
  parts: SignEndpointsParts,
  actor: Actor,
  { versionId, name, answers }: EndpointRequest<'signOwnAgreement'>,
): Promise<Result<Record<string, never>>> => {
  const refused = await askMay(parts, actor, 'sign-own-agreement', {}, 'agreements');
  if (refused) return refused;
  const version = requiredOf(parts.agreementBook.versions, 'staff')?.latest;
  if (version?.versionId !== versionId) return failure('conflict');
  const signed = (await parts.signatures.ofStaff()).get(actor.accountId) ?? [];
  if (standingOfStaff(parts, signed) === 'signed') return failure('conflict', 'You have signed already.');
  if (!isUnderstood(version.texts, answers)) return failure('failed', 'Please answer the questions first.');
  await keepSignature(parts, actor.accountId, {
    ...nobody,
    signatureId: randomUUID(),
    versionId,
    role: 'staff',
    accountId: actor.accountId,
    language: 'en',
    signature: { kind: 'name', name },
    signedAt: parts.clock(),
  });
  return success({});
};

/** For parents of one's own classes; for staff and volunteers by who looks after agreements. */
export const makeLinks = async (
  parts: SignEndpointsParts,
  actor: Actor,
  target: LinkTarget,
): Promise<Result<AgreementLink[]>> => {
  const action = target.kind === 'parents' ? 'see-missing-agreements' : 'edit-agreements';
  const refused = await askMay(parts, actor, action, {}, 'agreements');
  if (refused) return refused;
  const owners = await ownersOf(parts, actor, target);
  if (owners === null) return failure('not-found');
  const links: AgreementLink[] = [];
  for (const { name, replaces, ...owner } of owners) {
    const { code, expiresAt } = await parts.agreementLinks.make(owner, actor.accountId, replaces);
    links.push({ name, url: `${parts.settings.url}/agree/${code}`, code: shownCode(code), expiresAt });
  }
  await record(parts, actor, 'make-agreement-links', 'agreements', {
    for: target.kind,
    count: links.length,
  });
  return success(links);
};

/** A class of one's own, to be printed. */
export const ownStanding = async (
  parts: SignEndpointsParts,
  actor: Actor,
  classId: string,
): Promise<Result<ClassStanding>> => {
  const refused = await askMay(parts, actor, 'see-missing-agreements', {}, classId);
  if (refused) return refused;
  const { db } = parts.storage;
  const own = (await ownClasses(db, actor, parts.clock())).filter((each) => each.classId === classId);
  const [standing] = await standingOfClasses({ ...parts, db }, own);
  return standing === undefined ? failure('not-found') : success(standing);
};

/** `replaces`: a link of theirs that was not used, where it is not found by whose it is. */
type NamedOwner = LinkOwner & { readonly name: string; readonly replaces?: string };

/** Null where one of them is not there, or not theirs. */
const ownersOf = async (
  parts: SignEndpointsParts,
  actor: Actor,
  target: LinkTarget,
): Promise<NamedOwner[] | null> => {
  const nobodyElse = { pupilId: null, accountId: null, volunteer: null };
  if (target.kind === 'volunteer') return [{ ...nobodyElse, volunteer: target.name, name: target.name }];
  if (target.kind === 'volunteer-again') {
    const name = (await parts.agreementLinks.unused(target.linkId))?.volunteer ?? null;
    return name === null ? null : [{ ...nobodyElse, volunteer: name, name, replaces: target.linkId }];
  }
  if (target.kind === 'staff') {
    const adults = new Map(
      (await schoolAdults(parts.storage.db)).map(({ accountId, name }) => [accountId, name]),
    );
    return allOf(target.accountIds, adults, (accountId, name) => ({ ...nobodyElse, accountId, name }));
  }
  const classes = await ownClasses(parts.storage.db, actor, parts.clock());
  const pupils = await parts.storage.db
    .selectFrom('pupils')
    .select(['pupilId', 'name', 'classId'])
    .where('pupilId', 'in', target.pupilIds)
    .where('isActive', '=', 1)
    .execute();
  const own = pupils.filter(({ classId }) => classes.some((each) => each.classId === classId));
  const names = new Map(own.map(({ pupilId, name }) => [pupilId, name]));
  return allOf(target.pupilIds, names, (pupilId, name) => ({ ...nobodyElse, pupilId, name }));
};

const allOf = (
  ids: readonly string[],
  names: ReadonlyMap<string, string>,
  make: (id: string, name: string) => NamedOwner,
): NamedOwner[] | null => {
  const owners = [...new Set(ids)].map((id) => ({ id, name: names.get(id) }));
  const known = owners.flatMap(({ id, name }) => (name === undefined ? [] : [make(id, name)]));
  return known.length === owners.length ? known : null;
};

/** As it is shown to who may see it. */
export const keptSignature = (
  { agreementBook }: Pick<SignEndpointsParts, 'agreementBook'>,
  row: SignatureRow,
): KeptSignature | null => {
  const version = agreementBook.find(row.versionId);
  if (version === null) return null;
  const { signatureId, role, relation, language, signedAt, deviceId, withdrawnAt, withdrawnReason } = row;
  const signature = signatureSchema.parse(JSON.parse(row.signature));
  const about = { audience: version.audience, number: version.number };
  return {
    signatureId,
    ...about,
    role,
    relation,
    signature,
    language,
    signedAt,
    deviceId,
    withdrawnAt,
    withdrawnReason,
  };
};
