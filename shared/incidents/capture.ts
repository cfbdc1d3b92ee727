import * as z from 'zod/mini';

/** What may be taken down with an incident beside the words. */
export const captureParts = ['picture', 'page', 'tabs', 'searches', 'visits'] as const;
export type CapturePart = (typeof captureParts)[number];

/** What makes something be taken down: a person each time. There is no such trigger without one yet. */
export const captureTriggers = ['staff-records', 'pupil-shows', 'pupil-tells'] as const;
export type CaptureTrigger = (typeof captureTriggers)[number];

/** Of a page that a pupil does not want to show, nothing is taken: only what the school was told before anyway. */
export const possibleParts: Readonly<Record<CaptureTrigger, readonly CapturePart[]>> = {
  'staff-records': captureParts,
  'pupil-shows': captureParts,
  'pupil-tells': ['searches', 'visits'],
};

/** How far back what was visited and searched for may reach, and pictures are kept in a device's memory. */
export const mostCaptureMinutes = 30;

export const captureSchema = z.object({
  parts: z.array(z.enum(captureParts)).check(z.maxLength(captureParts.length)),
  minutes: z.int().check(z.minimum(1), z.maximum(mostCaptureMinutes)),
});
export type Capture = z.infer<typeof captureSchema>;

export const capturePolicySchema = z.record(z.enum(captureTriggers), captureSchema);
export type CapturePolicy = z.infer<typeof capturePolicySchema>;

const minutes = 10;
export const defaultCapture: CapturePolicy = {
  'staff-records': { parts: [...captureParts], minutes },
  'pupil-shows': { parts: ['picture', 'page', 'searches', 'visits'], minutes },
  'pupil-tells': { parts: ['searches', 'visits'], minutes },
};

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
