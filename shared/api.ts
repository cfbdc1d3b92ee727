import type * as z from 'zod/mini';
import { alertsApi } from './api/alerts.ts';
import { agreementsApi } from './api/agreements.ts';
import { approvalsApi } from './api/approvals.ts';
import { categoryListsApi } from './api/category-lists.ts';
import { designatedDevicesApi } from './api/designated-devices.ts';
import { deskApi } from './api/desk.ts';
import { devicesApi } from './api/devices.ts';
import { filterTestsApi } from './api/filter-tests.ts';
import { filteringApi } from './api/filtering.ts';
import { emergencyApi } from './api/emergency.ts';
import { exceptionsApi } from './api/exceptions.ts';
import { exportsApi } from './api/exports.ts';
import { filterReportsApi } from './api/filter-reports.ts';
import { focusApi } from './api/focus.ts';
import { governanceApi } from './api/governance.ts';
import { guestsApi } from './api/guests.ts';
import { handsApi } from './api/hands.ts';
import { incidentsApi } from './api/incidents.ts';
import { ledgerApi } from './api/ledger.ts';
import { lessonTimesApi } from './api/lesson-times.ts';
import { lessonsApi } from './api/lessons.ts';
import { notifyApi } from './api/notify.ts';
import { peopleApi } from './api/people.ts';
import { noticedSitesApi } from './api/noticed-sites.ts';
import { promptsApi } from './api/prompts.ts';
import { referralsApi } from './api/referrals.ts';
import { requestsApi } from './api/requests.ts';
import { pastLessonsApi } from './api/past-lessons.ts';
import { policyChangesApi } from './api/policy-changes.ts';
import { retentionApi } from './api/retention.ts';
import { seatingApi } from './api/seating.ts';
import { timeStampsApi } from './api/time-stamps.ts';
import { subjectAccessApi } from './api/subject-access.ts';
import { secondFactorApi } from './api/second-factor.ts';
import { tellingsApi } from './api/tellings.ts';
import { signInApi } from './api/sign-in.ts';

/** The whole HTTP contract. Every name here has exactly one handler on the server. */
export const endpoints = {
  ...signInApi,
  ...peopleApi,
  ...lessonsApi,
  ...lessonTimesApi,
  ...devicesApi,
  ...guestsApi,
  ...designatedDevicesApi,
  ...filteringApi,
  ...policyChangesApi,
  ...categoryListsApi,
  ...filterTestsApi,
  ...focusApi,
  ...incidentsApi,
  ...exportsApi,
  ...ledgerApi,
  ...emergencyApi,
  ...exceptionsApi,
  ...referralsApi,
  ...requestsApi,
  ...filterReportsApi,
  ...noticedSitesApi,
  ...handsApi,
  ...pastLessonsApi,
  ...seatingApi,
  ...approvalsApi,
  ...governanceApi,
  ...notifyApi,
  ...promptsApi,
  ...retentionApi,
  ...subjectAccessApi,
  ...timeStampsApi,
  ...secondFactorApi,
  ...tellingsApi,
  ...agreementsApi,
  ...alertsApi,
  ...deskApi,
} as const;

export type EndpointName = keyof typeof endpoints;
export type EndpointRequest<Name extends EndpointName> = z.infer<(typeof endpoints)[Name]['request']>;
export type EndpointAnswer<Name extends EndpointName> = z.infer<(typeof endpoints)[Name]['answer']>;
