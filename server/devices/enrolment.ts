import { randomUUID } from 'node:crypto';
import { failure, success, type Failure, type Result } from '#shared/result.ts';
import {
  PROTOCOL_VERSION,
  type EnrolAnswer,
  type EnrolRequest,
  type HelloRequest,
} from '#shared/socket-events.ts';
import type { Settings } from '../config.ts';
import type { Ledger } from '../evidence/ledger.ts';
import type { Keys } from '../keys.ts';
import type { Clock } from '../clock.ts';
import type { DeviceBook, DeviceRecord } from './device-book.ts';
import { importDeviceKey, isProven, isSameSecret } from './proof.ts';

export interface EnrolmentParts {
  readonly book: DeviceBook;
  readonly keys: Pick<Keys, 'enrolmentKey' | 'policyPublicKeyRaw'>;
  readonly settings: Pick<Settings, 'url'>;
  readonly ledger: Ledger;
  readonly clock: Clock;
}

/** Lets devices in: once with the enrolment key and a key of their own, then by their own key alone. */
export class Enrolment {
  readonly #parts: EnrolmentParts;

  constructor(parts: EnrolmentParts) {
    this.#parts = parts;
  }

  /** `nonce` is the one this socket was given, or null when it is used up. The same key again is the same device. */
  async enrol(request: EnrolRequest, nonce: string | null): Promise<Result<EnrolAnswer>> {
    const { book, keys } = this.#parts;
    if (request.protocolVersion < PROTOCOL_VERSION) return failure('too-old');
    if (!isSameSecret(request.enrolmentKey, keys.enrolmentKey)) return failure('bad-enrolment-key');
    const refused = this.#refuse('enrol', request.publicKey, request.signature, nonce);
    if (refused) return refused;
    const deviceId = book.withKey(request.publicKey)?.deviceId ?? (await this.#add(request));
    return success({ deviceId, policyPublicKey: keys.policyPublicKeyRaw });
  }

  /**
   * Proves that an enrolled device speaks, and notes what it tells of itself. Answers how it was known before, with the
   * account that was signed in then.
   */
  hello(request: HelloRequest, nonce: string | null): Result<DeviceRecord> {
    const { book, clock } = this.#parts;
    if (request.protocolVersion < PROTOCOL_VERSION) return failure('too-old');
    const record = book.find(request.deviceId);
    if (!record) return failure('not-enrolled');
    const refused = this.#refuse('hello', record.publicKey, request.signature, nonce);
    if (refused) return refused;
    const { extensionVersion, profileEmail, serialNumber, assetId } = request;
    book.note(record.deviceId, {
      extensionVersion,
      profileEmail,
      serialNumber,
      assetId,
      lastSeenAt: clock(),
    });
    return success(record);
  }

  #refuse(
    purpose: 'enrol' | 'hello',
    publicKey: string,
    signature: string,
    nonce: string | null,
  ): Failure | null {
    const key = importDeviceKey(publicKey);
    if (nonce === null || !key) return failure('bad-signature');
    const proof = { purpose, serverUrl: this.#parts.settings.url, nonce, signature };
    return isProven(key, proof) ? null : failure('bad-signature');
  }

  async #add(request: EnrolRequest): Promise<string> {
    const { book, ledger, clock } = this.#parts;
    const { publicKey, profileEmail, serialNumber, assetId, extensionVersion } = request;
    const deviceId = randomUUID();
    const now = clock();
    await book.add({
      deviceId,
      publicKey,
      profileEmail,
      serialNumber,
      assetId,
      extensionVersion,
      pupilId: null,
      staffId: null,
      enrolledAt: now,
      lastSeenAt: now,
      policyVersion: 0,
    });
    await ledger.append({ actor: deviceId, action: 'enrol', object: deviceId, outcome: 'done' });
    return deviceId;
  }
}
