import { Migrator, type Kysely, type MigrationResultSet } from 'kysely';
import { StartError } from '../start-error.ts';
import { firstTables } from './migrations/0001-first-tables.ts';
import { listSources } from './migrations/0002-list-sources.ts';
import { policyChanges } from './migrations/0003-policy-changes.ts';
import { staffDevices } from './migrations/0004-staff-devices.ts';
import { exceptionsAndRequests } from './migrations/0005-exceptions-and-requests.ts';
import { focus } from './migrations/0006-focus.ts';
import { filterTests } from './migrations/0007-filter-tests.ts';
import { knownSites } from './migrations/0008-known-sites.ts';
import { lessonsTogether } from './migrations/0009-lessons-together.ts';
import { classView } from './migrations/0010-class-view.ts';
import { undoAndAsks } from './migrations/0011-undo-and-asks.ts';
import { checkpoints } from './migrations/0012-checkpoints.ts';
import { incidentRecords } from './migrations/0013-incident-records.ts';
import { referrals } from './migrations/0014-referrals.ts';
import { notify } from './migrations/0015-notify.ts';
import { keeping } from './migrations/0016-keeping.ts';
import { governance } from './migrations/0017-governance.ts';
import { designatedDevices } from './migrations/0018-designated-devices.ts';
import { prompts } from './migrations/0019-prompts.ts';
import { agreements } from './migrations/0020-agreements.ts';
import { timeStamps } from './migrations/0021-time-stamps.ts';
import { hiddenObjects } from './migrations/0022-hidden-objects.ts';
import { alerts } from './migrations/0024-alerts.ts';
import { tellings } from './migrations/0023-tellings.ts';
import { lessonTimes } from './migrations/0025-lesson-times.ts';
import { subjectAudience } from './migrations/0026-subject-audience.ts';
import { alertLooks } from './migrations/0028-alert-looks.ts';
import { pupilSentences } from './migrations/0031-pupil-sentences.ts';
import { tellingLanguage } from './migrations/0032-telling-language.ts';
import { toldInIncidentsOnly } from './migrations/0034-told-in-incidents-only.ts';
import { guestsSince } from './migrations/0035-guests-since.ts';
import { lessonPupils } from './migrations/0038-lesson-pupils.ts';
import { metPrompts } from './migrations/0040-met-prompts.ts';
import { guestLeases } from './migrations/0041-guest-leases.ts';
import { parentsAndMeasures } from './migrations/0045-parents-and-measures.ts';
import { movedBeside } from './migrations/0046-moved-beside.ts';
import { stoppedPages } from './migrations/0048-stopped-pages.ts';
import { incidentCorrections } from './migrations/0049-incident-corrections.ts';
import { emergencyCodes } from './migrations/0051-emergency-codes.ts';
import { referralSeconds } from './migrations/0052-referral-seconds.ts';
import { sealedTellers } from './migrations/0054-sealed-tellers.ts';
import { closedSites } from './migrations/0061-closed-sites.ts';
import { undoIds } from './migrations/0068-undo-ids.ts';
import { recordNumbers } from './migrations/0080-record-numbers.ts';
import { deviceBindings } from './migrations/0095-device-bindings.ts';
import { pageForgettings } from './migrations/0130-page-forgettings.ts';
import type { Schema } from './schema.ts';

/** In order; a released one never changes. */
const migrations = {
  '0001-first-tables': firstTables,
  '0002-list-sources': listSources,
  '0003-policy-changes': policyChanges,
  '0004-staff-devices': staffDevices,
  '0005-exceptions-and-requests': exceptionsAndRequests,
  '0006-focus': focus,
  '0007-filter-tests': filterTests,
  '0008-known-sites': knownSites,
  '0009-lessons-together': lessonsTogether,
  '0010-class-view': classView,
  '0011-undo-and-asks': undoAndAsks,
  '0012-checkpoints': checkpoints,
  '0013-incident-records': incidentRecords,
  '0014-referrals': referrals,
  '0015-notify': notify,
  '0016-keeping': keeping,
  '0017-governance': governance,
  '0018-designated-devices': designatedDevices,
  '0019-prompts': prompts,
  '0020-agreements': agreements,
  '0021-time-stamps': timeStamps,
  '0022-hidden-objects': hiddenObjects,
  '0024-alerts': alerts,
  '0023-tellings': tellings,
  '0025-lesson-times': lessonTimes,
  '0026-subject-audience': subjectAudience,
  '0028-alert-looks': alertLooks,
  '0031-pupil-sentences': pupilSentences,
  '0032-telling-language': tellingLanguage,
  '0034-told-in-incidents-only': toldInIncidentsOnly,
  '0035-guests-since': guestsSince,
  '0038-lesson-pupils': lessonPupils,
  '0040-met-prompts': metPrompts,
  '0041-guest-leases': guestLeases,
  '0045-parents-and-measures': parentsAndMeasures,
  '0046-moved-beside': movedBeside,
  '0048-stopped-pages': stoppedPages,
  '0049-incident-corrections': incidentCorrections,
  '0051-emergency-codes': emergencyCodes,
  '0052-referral-seconds': referralSeconds,
  '0054-sealed-tellers': sealedTellers,
  '0061-closed-sites': closedSites,
  '0068-undo-ids': undoIds,
  '0080-record-numbers': recordNumbers,
  '0095-device-bindings': deviceBindings,
  '0130-page-forgettings': pageForgettings,
};

/** Brings the tables to this version's shape, each step in a transaction. */
export const migrateToLatest = (db: Kysely<Schema>): Promise<void> => done(migratorOf(db).migrateToLatest());

/** The shape of an earlier version: that of its last step. */
export const migrateUpTo = (db: Kysely<Schema>, last: keyof typeof migrations): Promise<void> =>
  done(migratorOf(db).migrateTo(last));

const migratorOf = (db: Kysely<Schema>): Migrator =>
  new Migrator({ db, provider: { getMigrations: async () => migrations } });

const done = async (migrated: Promise<MigrationResultSet>): Promise<void> => {
  const { error } = await migrated;
  if (error === undefined) return;
  const why = error instanceof Error ? error.message : JSON.stringify(error);
  throw new StartError(`The database cannot be brought to this version of ThinkClick: ${why}.`);
};
