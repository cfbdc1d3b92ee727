import type { alertsApi } from '#shared/api/alerts.ts';
import type { deskApi } from '#shared/api/desk.ts';
import type { agreementsApi } from '#shared/api/agreements.ts';
import type { approvalsApi } from '#shared/api/approvals.ts';
import type { designatedDevicesApi } from '#shared/api/designated-devices.ts';
import type { exportsApi } from '#shared/api/exports.ts';
import type { lessonsApi } from '#shared/api/lessons.ts';
import type { guestsApi } from '#shared/api/guests.ts';
import type { focusApi } from '#shared/api/focus.ts';
import type { exceptionsApi } from '#shared/api/exceptions.ts';
import type { filterReportsApi } from '#shared/api/filter-reports.ts';
import type { handsApi } from '#shared/api/hands.ts';
import type { referralsApi } from '#shared/api/referrals.ts';
import type { seatingApi } from '#shared/api/seating.ts';
import type { notifyApi } from '#shared/api/notify.ts';
import type { incidentsApi } from '#shared/api/incidents.ts';
import type { pastLessonsApi } from '#shared/api/past-lessons.ts';
import type { promptsApi } from '#shared/api/prompts.ts';
import type { retentionApi } from '#shared/api/retention.ts';
import type { subjectAccessApi } from '#shared/api/subject-access.ts';
import type { tellingsApi } from '#shared/api/tellings.ts';
import type { timeStampsApi } from '#shared/api/time-stamps.ts';
import type { policyChangesApi } from '#shared/api/policy-changes.ts';
import { alertEndpoints } from './alerts/alert-endpoints.ts';
import { pastLessonEndpoints } from './activity/past-lessons.ts';
import { listDesk } from './desk/list-desk.ts';
import { deviceEndpoints } from './devices/device-endpoints.ts';
import { exceptionEndpoints } from './exceptions/exception-endpoints.ts';
import { policyChangeEndpoints } from './filtering/policy-change-endpoints.ts';
import { filterTestEndpoints } from './filtering/filter-tests.ts';
import { sealedEndpoints } from './filtering/sealed/sealed-endpoints.ts';
import { policyEndpoints } from './filtering/policy-endpoints.ts';
import { listEndpoints } from './filtering/lists/list-endpoints.ts';
import type { Handlers } from './http/endpoint.ts';
import { focusEndpoints } from './lessons/focus-endpoints.ts';
import { guestEndpoints } from './guests/guest-endpoints.ts';
import { handEndpoints } from './hands/hand-endpoints.ts';
import { lessonEndpoints } from './lessons/lesson-endpoints.ts';
import { notifyEndpoints } from './notify/notify-endpoints.ts';
import { noticedSiteEndpoints } from './filtering/noticed-sites.ts';
import { togetherEndpoints } from './lessons/together-endpoints.ts';
import { weeklyEndpoints } from './lessons/weekly-endpoints.ts';
import { promptEndpoints } from './prompts/prompt-endpoints.ts';
import { retentionEndpoints } from './retention/retention-endpoints.ts';
import { filterReportEndpoints } from './requests/filter-report-endpoints.ts';
import { referralEndpoints } from './referrals/referral-endpoints.ts';
import { requestEndpoints } from './requests/request-endpoints.ts';
import { incidentEndpoints } from './safeguarding/incident-endpoints.ts';
import { seatingEndpoints } from './seating/seating-endpoints.ts';
import { tellingEndpoints } from './told/telling-endpoints.ts';
import { lessonTimeEndpoints } from './time/lesson-time-endpoints.ts';
import type { LiveFeature, LiveParts } from './compose-live.ts';

export type LiveHandlers = Pick<
  Handlers,
  | 'classes'
  | keyof typeof lessonsApi
  | 'lessonTimes'
  | 'devices'
  | 'bindDevice'
  | 'policy'
  | 'publishPolicy'
  | 'why'
  | 'loadSealedList'
  | keyof typeof policyChangesApi
  | 'listSources'
  | 'addListAddress'
  | 'changeListSource'
  | 'removeListSource'
  | 'fetchListNow'
  | 'filterTests'
  | 'testFilter'
  | keyof typeof focusApi
  | 'ownDevices'
  | 'recordScene'
  | keyof typeof incidentsApi
  | keyof typeof exceptionsApi
  | 'requests'
  | 'answerRequests'
  | keyof typeof filterReportsApi
  | 'noticedSites'
  | keyof typeof guestsApi
  | keyof typeof handsApi
  | keyof typeof pastLessonsApi
  | keyof typeof seatingApi
  | keyof typeof exportsApi
  | keyof typeof approvalsApi
  | keyof typeof designatedDevicesApi
  | keyof typeof notifyApi
  | keyof typeof promptsApi
  | keyof typeof retentionApi
  | keyof typeof subjectAccessApi
  | keyof typeof timeStampsApi
  | keyof typeof referralsApi
  | keyof typeof tellingsApi
  | keyof typeof agreementsApi
  | keyof typeof alertsApi
  | keyof typeof deskApi
>;

/** Every request that is about a school at work, and who answers it. */
export const handlersOf = (parts: LiveParts, feature: LiveFeature): LiveHandlers => ({
  ...lessonEndpoints({ ...parts, ...feature }),
  ...togetherEndpoints({ ...parts, ...feature }),
  ...weeklyEndpoints({ ...parts, ...feature }),
  ...deviceEndpoints({ ...parts, ...feature }),
  ...policyEndpoints({ ...parts, ...feature }),
  ...focusEndpoints({ ...parts, ...feature }),
  ...policyChangeEndpoints({ ...parts, ...feature }),
  ...sealedEndpoints({ ...parts, ...feature }),
  startPolicyPreview: feature.previews.start,
  policyPreview: feature.previews.answer,
  blockInEmergency: feature.emergencies.block,
  liftEmergency: feature.emergencies.lift,
  confirmEmergency: feature.emergencies.confirm,
  ...listEndpoints({ ...parts, ...feature }),
  ...exceptionEndpoints({ ...parts, ...feature }),
  ...requestEndpoints({ ...parts, ...feature }),
  ...noticedSiteEndpoints({ ...parts, ...feature }),
  ...filterReportEndpoints({ ...parts, ...feature, viewers: feature.rooms }),
  ...lessonTimeEndpoints(parts),
  ...guestEndpoints({ ...parts, ...feature }),
  ...handEndpoints({ ...parts, ...feature, viewers: feature.rooms }),
  ...seatingEndpoints({ ...parts, ...feature }),
  ...referralEndpoints(feature),
  ...pastLessonEndpoints({ ...parts, ...feature }),
  ...filterTestEndpoints({ ...parts, ...feature }),
  ...notifyEndpoints({ ...parts, ...feature }),
  timeline: feature.timeline.ofLesson,
  ...incidentEndpoints({ ...parts, ...feature }),
  ...feature.designated.handlers,
  ...feature.timeStamps.handlers,
  previewExport: feature.exporting.preview,
  approvals: feature.approvals.list,
  askApproval: feature.approvals.ask,
  answerApproval: feature.approvals.answer,
  withdrawApproval: feature.approvals.withdraw,
  ...promptEndpoints({ ...parts, ...feature }),
  ...retentionEndpoints({ ...parts, ...feature }),
  ...alertEndpoints({ ...parts, ...feature, viewers: feature.rooms }),
  desk: listDesk({ ...parts, ...feature }),
  ...tellingEndpoints({ ...parts, ...feature }),
  ...feature.subjectAccess.handlers,
  ...feature.agreementHandlers,
});
