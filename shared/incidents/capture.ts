import * as z from 'zod/mini';
import { alertLevels, type AlertLevel } from '../alerts/levels.ts';
import { alertRulesSchema, type AlertOrders, type AlertRules } from '../alerts/orders.ts';

/** What may be taken down with an incident beside the words. */
export const captureParts = ['picture', 'earlier', 'page', 'tabs', 'searches', 'visits'] as const;
export type CapturePart = (typeof captureParts)[number];

/** What makes something be taken down: a person, or an alert at or above a level. */
export const captureTriggers = ['staff-records', 'pupil-shows', 'pupil-tells', 'alert'] as const;
export type CaptureTrigger = (typeof captureTriggers)[number];

/**
 * Of a page that a pupil does not want to show, nothing is taken: only what the school was told before anyway. A pupil who
 * says yes does so to what they have seen, and to nothing from before.
 */
export const possibleParts: Readonly<Record<CaptureTrigger, readonly CapturePart[]>> = {
  'staff-records': captureParts,
  'pupil-shows': ['picture', 'page', 'tabs', 'searches', 'visits'],
  'pupil-tells': ['searches', 'visits'],
  alert: ['picture', 'page', 'tabs', 'searches', 'visits'],
};

/** How far back what was visited and searched for may reach, and pictures are kept in a device's memory. */
export const mostCaptureMinutes = 30;

export const captureSchema = z.object({
  parts: z.array(z.enum(captureParts)).check(z.maxLength(captureParts.length)),
  minutes: z.int().check(z.minimum(1), z.maximum(mostCaptureMinutes)),
});
export type Capture = z.infer<typeof captureSchema>;

const minutes = 10;
const defaultAlertCapture = { parts: ['searches', 'visits'] as CapturePart[], minutes };

export const capturePolicySchema = z.object({
  'staff-records': captureSchema,
  'pupil-shows': captureSchema,
  'pupil-tells': captureSchema,
  alert: z._default(captureSchema, defaultAlertCapture),
} satisfies Record<CaptureTrigger, unknown>);
export type CapturePolicy = z.infer<typeof capturePolicySchema>;

/** A machine takes no picture unless the school says so. */
export const defaultCapture: CapturePolicy = {
  'staff-records': { parts: [...captureParts], minutes },
  'pupil-shows': { parts: ['picture', 'page', 'searches', 'visits'], minutes },
  'pupil-tells': { parts: ['searches', 'visits'], minutes },
  alert: defaultAlertCapture,
};

/** Pictures from before mean nothing without the one they lead to. */
export const takesEarlier = ({ parts }: Capture): boolean =>
  parts.includes('picture') && parts.includes('earlier');

/** Whether devices keep the last pictures for a moment. What no trigger takes is not kept. */
export const earlierKeptSchema = z.enum(['kept', 'none']);
export const earlierPicturesOf = (capture: CapturePolicy): z.infer<typeof earlierKeptSchema> =>
  captureTriggers.some((trigger) => takesEarlier(capture[trigger])) ? 'kept' : 'none';

/** What the school has said of alerts: which kinds, how high, and from which level on something is taken down. */
export const alertPolicyFields = {
  alerts: z._default(alertRulesSchema, {}),
  captureAlertsFrom: z._default(z.enum(alertLevels), 'now'),
};

export const alertOrdersOf = (policy: {
  readonly alerts: AlertRules;
  readonly captureAlertsFrom: AlertLevel;
  readonly capture: CapturePolicy;
}): AlertOrders => ({
  rules: policy.alerts,
  pictureFrom: policy.capture.alert.parts.includes('picture') ? policy.captureAlertsFrom : null,
});

/** What a device must know of it: what a pupil who tells someone may be asked to show. */
export const mayShowSchema = z.object({
  page: z.boolean(),
  picture: z.boolean(),
  tabs: z.boolean(),
  /** How long the device keeps a picture in its memory, while somebody looks at its screen. */
  minutes: z.int().check(z.minimum(1), z.maximum(mostCaptureMinutes)),
});
export type MayShow = z.infer<typeof mayShowSchema>;

export const mayShowOf = ({ 'pupil-shows': { parts, minutes: kept } }: CapturePolicy): MayShow => {
  const page = parts.includes('page');
  // Without the page it is about there is no question to ask.
  return {
    page,
    picture: page && parts.includes('picture'),
    tabs: page && parts.includes('tabs'),
    minutes: kept,
  };
};
