import type { AgreementSigned } from '#shared/reports.ts';
import { oneAtATime } from '#shared/one-at-a-time.ts';
import { pupilAudienceOf } from '#shared/agreements/audience.ts';
import { maxSchoolAdults } from '#shared/agreements/signature.ts';
import { isUnderstood } from '#shared/agreements/text.ts';
import { keyStageOf } from '#shared/people.ts';
import type { AskedReport } from '../activity/ingest.ts';
import type { Placement } from '../devices/placement.ts';
import type { Ledger } from '../evidence/ledger.ts';
import type { Storage } from '../storage/storage.ts';
import type { AgreementBook } from './agreement-book.ts';
import { keepSignature, nobody } from './keep-signature.ts';
import type { PupilAgreements } from './pupil-agreements.ts';
import { schoolAdults } from './school-adults.ts';
import type { Signatures } from './signatures.ts';

export interface TakeSignaturesParts {
  readonly storage: Pick<Storage, 'db'>;
  readonly agreementBook: AgreementBook;
  readonly signatures: Signatures;
  readonly pupilAgreements: PupilAgreements;
  readonly placement: Pick<Placement, 'settlePupils'>;
  readonly ledger: Ledger;
}

interface Came {
  readonly deviceId: string;
  /** Whom the device belongs to. */
  readonly pupilId: string;
  readonly at: number;
  readonly report: AgreementSigned;
}

/** Takes what pupils sign on their devices, as it comes in. */
export class TakeSignatures {
  readonly #parts: TakeSignaturesParts;
  /** Two devices of one pupil sign once. */
  readonly #inTurn = oneAtATime();

  constructor(parts: TakeSignaturesParts) {
    this.#parts = parts;
  }

  /** May be called twice with the same: what is there already stays. */
  readonly take = async (asked: readonly AskedReport[]): Promise<void> => {
    for (const { deviceId, pupilId, at, report } of asked) {
      if (report.kind !== 'agreement-signed') continue;
      await this.#inTurn(() => this.#takeOne({ deviceId, pupilId: pupilId ?? '', at, report }));
    }
  };

  async #takeOne(came: Came): Promise<void> {
    const { signatures, placement } = this.#parts;
    const { deviceId, pupilId, at, report } = came;
    const { signatureId, versionId, language } = report;
    if (await signatures.find(signatureId)) return this.#refuseForged(came);
    const why = await this.#whyNot(came);
    if (why !== null) return this.#refuse(deviceId, signatureId, why);
    const { signature, adults } = report;
    const said = { signatureId, versionId, language, signature, adults, signedAt: at };
    await keepSignature(this.#parts, deviceId, { ...nobody, ...said, role: 'pupil', pupilId, deviceId });
    await placement.settlePupils([pupilId]);
  }

  /** Null where it counts. */
  async #whyNot({ pupilId, report }: Came): Promise<string | null> {
    if (pupilId === '' || report.pupilId !== pupilId) return 'of another pupil';
    const pupil = await this.#parts.storage.db
      .selectFrom('pupils')
      .innerJoin('classes', 'classes.classId', 'pupils.classId')
      .select('yearGroup')
      .where('pupilId', '=', pupilId)
      .executeTakeFirst();
    const keyStage = keyStageOf(pupil?.yearGroup ?? 0);
    const version = this.#parts.agreementBook.find(report.versionId);
    if (version?.audience !== pupilAudienceOf(keyStage)) return 'no such agreement';
    if (!isUnderstood(version.texts, report.answers)) return 'questions not answered';
    if (!(await this.#hasNamedEnough(report))) return 'fewer than two adults are named';
    const signed = (await this.#parts.signatures.ofPupils([pupilId])).get(pupilId) ?? [];
    const standing = this.#parts.pupilAgreements.standing({ pupilId, keyStage }, signed);
    if (standing.pupil === 'signed') return 'signed already';
    return standing.forPupil === 'missing' ? 'a parent signs first' : null;
  }

  /** Two at school, where there are so many near children. Who has left since is counted: they were there to be named. */
  async #hasNamedEnough({ adults: { schoolIds } }: AgreementSigned): Promise<boolean> {
    const adults = await schoolAdults(this.#parts.storage.db);
    const near = adults.filter(({ isNearChildren }) => isNearChildren).length;
    return new Set(schoolIds).size >= Math.min(maxSchoolAdults, near);
  }

  /** The same device may send it twice; another device has no business with it. */
  async #refuseForged({ deviceId, report }: Came): Promise<void> {
    const known = await this.#parts.signatures.find(report.signatureId);
    if (known?.deviceId !== deviceId) await this.#refuse(deviceId, report.signatureId, 'of another device');
  }

  #refuse(actor: string, object: string, why: string): Promise<void> {
    return this.#parts.ledger.append({
      actor,
      action: 'sign-agreement',
      object,
      outcome: 'refused',
      facts: { why },
    });
  }
}
