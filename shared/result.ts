/** Why something was not done. This list is closed: nothing else crosses the wire as a failure. */
export const failureReasons = [
  'bad-message',
  'too-large',
  'too-many',
  'not-signed-in',
  'not-allowed',
  'confirm-password',
  'needs-code',
  'needs-second-factor',
  'not-designated',
  'not-found',
  'conflict',
  'offline',
  'expired',
  'timed-out',
  'not-enrolled',
  'bad-enrolment-key',
  'bad-signature',
  'wrong-origin',
  'too-old',
  'failed',
  'disk-full',
  'disk-fault',
  'internal',
] as const;

export type FailureReason = (typeof failureReasons)[number];

export interface Failure {
  readonly ok: false;
  readonly reason: FailureReason;
  /** One sentence for a person; never a stack, a path or a secret. */
  readonly detail: string;
}

export interface Success<Value> {
  readonly ok: true;
  readonly value: Value;
}

/** What every request is answered with, over sockets and HTTP alike. Nobody throws over the wire. */
export type Result<Value> = Success<Value> | Failure;

const sentences: Record<FailureReason, string> = {
  'bad-message': 'That was not understood.',
  'too-large': 'That is too large.',
  'too-many': 'Too many tries. Wait a little and try again.',
  'not-signed-in': 'Sign in first.',
  'not-allowed': 'You are not allowed to do that.',
  'confirm-password': 'Enter your password again to go on.',
  'needs-code': 'Enter the code from your phone as well.',
  'needs-second-factor': 'The school asks you for a second factor: set it up first.',
  'not-designated': 'Evidence opens on the designated computer only.',
  'not-found': 'That could not be found.',
  conflict: 'Somebody changed this in the meantime. Load it again.',
  offline: 'The device is offline.',
  expired: 'It came too late and was dropped.',
  'timed-out': 'The device did not answer in time.',
  'not-enrolled': 'This device is not enrolled.',
  'bad-enrolment-key': 'The enrolment key is wrong.',
  'bad-signature': 'The device could not prove who it is.',
  'wrong-origin': 'The request came from the wrong place.',
  'too-old': 'This version is too old. Update it and try again.',
  failed: 'It did not work.',
  'disk-full':
    'The server’s disk is full, so this was not saved. Tell whoever looks after the server, and try again later.',
  'disk-fault':
    'The server cannot write to its disk, so this was not saved. Tell whoever looks after the server.',
  internal: 'Something went wrong on the server. It has been recorded.',
};

export const success = <Value>(value: Value): Success<Value> => ({ ok: true, value });

export const failure = (reason: FailureReason, detail: string = sentences[reason]): Failure => ({
  ok: false,
  reason,
  detail,
});
