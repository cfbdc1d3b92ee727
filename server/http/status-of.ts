import type { FailureReason } from '#shared/result.ts';

const statuses: Record<FailureReason, number> = {
  'bad-message': 400,
  'too-large': 413,
  'too-many': 429,
  'not-signed-in': 401,
  'not-allowed': 403,
  'confirm-password': 403,
  'needs-code': 403,
  'needs-second-factor': 403,
  'not-designated': 403,
  'not-found': 404,
  conflict: 409,
  offline: 409,
  expired: 410,
  'timed-out': 504,
  'not-enrolled': 403,
  'bad-enrolment-key': 403,
  'bad-signature': 403,
  'wrong-origin': 403,
  'too-old': 426,
  failed: 422,
  'disk-full': 507,
  'disk-fault': 503,
  internal: 500,
};

/** The HTTP status that goes with a failure. */
export const statusOf = (reason: FailureReason): number => statuses[reason];
