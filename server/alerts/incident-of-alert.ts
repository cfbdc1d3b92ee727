import { alertKindOf } from '#shared/alerts/kinds.ts';
import type { AlertSummary } from '#shared/api/alerts.ts';
import { kindOf } from '#shared/incidents/kinds.ts';
import { roleLabels } from '#shared/roles.ts';
import type { Clock } from '../clock.ts';
import type { Vault } from '../evidence/vault.ts';
import type { Actor } from '../people/actor.ts';
import type { DescribedDevice, DeviceFacts } from '../safeguarding/device-facts.ts';
import type { SealedFacts } from '../safeguarding/incident-facts.ts';
import type { TakenPicture, WriteIncident } from '../safeguarding/write-incident.ts';
import type { Storage } from '../storage/storage.ts';
import type { AlertRows } from './alert-rows.ts';
import {
  openAlertFacts,
  openAlertPicture,
  whyOf,
  type AlertFacts,
  type AlertPicture,
} from './sealed-alert.ts';

export interface IncidentOfAlertParts {
  readonly storage: Pick<Storage, 'db'>;
  readonly alertRows: AlertRows;
  readonly writing: Pick<WriteIncident, 'write'>;
  readonly deviceFacts: Pick<DeviceFacts, 'describe'>;
  readonly vault: Vault;
  readonly clock: Clock;
}

interface FirstSign {
  readonly deviceId: string;
  readonly seq: number;
}

interface Found {
  /** What was taken down with it. */
  readonly captured: AlertFacts | null;
  readonly device: DescribedDevice;
  readonly hasPicture: boolean;
}

/** Makes the incident of an alert in which a person sees a true concern, filled in from what was noticed. */
export class IncidentOfAlert {
  readonly #parts: IncidentOfAlertParts;

  constructor(parts: IncidentOfAlertParts) {
    this.#parts = parts;
  }

  /** Answers its id; one that was made before it could be written down that it was, is it. */
  async make(alert: AlertSummary, actor: Actor): Promise<string> {
    const first = await this.#firstSign(alert.alertId);
    const made = await this.#parts.storage.db
      .selectFrom('incidents')
      .select('incidentId')
      .where('toldDeviceId', '=', first.deviceId)
      .where('toldSeq', '=', first.seq)
      .executeTakeFirst();
    return made?.incidentId ?? this.#write(alert, actor, first);
  }

  async #write(alert: AlertSummary, actor: Actor, first: FirstSign): Promise<string> {
    const { writing, clock } = this.#parts;
    const { kind, pupil, firstAt } = alert;
    const captured = await this.#captured(alert.alertId);
    const device = captured?.device ?? (await this.#deviceOf(alert, first));
    const { incidentKind } = alertKindOf[kind];
    const involvement = kindOf[incidentKind].about === 'conduct' ? 'did' : 'affected';
    const picture = await this.#picture(alert.alertId);
    const { incidentId } = await writing.write({
      kind: incidentKind,
      source: 'alert',
      people: pupil === null ? [] : [{ kind: 'pupil', pupilId: pupil.pupilId, involvement }],
      reporter: actor.name,
      reporterId: actor.accountId,
      reportedAt: clock(),
      facts: await this.#facts(alert, actor, { captured, device, hasPicture: picture !== null }),
      record: {
        happenedAt: firstAt,
        place: 'unknown',
        account: '',
        devices: device.words,
        outcome: '',
      },
      pictures: picture === null ? [] : [jpegOf(picture)],
      told: first,
      triage: 'true',
    });
    return incidentId;
  }

  async #facts(
    { alertId, kind, tries, pupil }: AlertSummary,
    actor: Actor,
    { captured, device, hasPicture }: Found,
  ): Promise<SealedFacts> {
    const signs = await this.#parts.alertRows.signs(alertId);
    const url = signs.at(-1)?.url ?? '';
    const why = signs.map((sign) => whyOf(sign.sign, sign));
    const often = tries > 1 ? [`Noticed ${tries} times.`] : [];
    return {
      words: [`Alert: ${alertKindOf[kind].label}.`, ...why, ...often].join('\n'),
      page: url === '' ? null : { url, title: captured?.title ?? '' },
      visits: captured?.visits ?? [],
      ...(captured && captured.tabs.length > 0 && { tabs: captured.tabs }),
      ...(captured && { lookBackMinutes: captured.lookBackMinutes }),
      device: device.facts,
      pictureMissing: hasPicture ? null : 'No picture was taken with the alert.',
      reporterPosition: `${actor.roles.map((role) => roleLabels[role]).join(', ')}, on an alert of the device`,
      className: pupil?.className ?? '',
    };
  }

  async #captured(alertId: string): Promise<AlertFacts | null> {
    const { alertRows, vault } = this.#parts;
    const sealed = (await alertRows.sealed(alertId))?.sealedFacts ?? null;
    return sealed && openAlertFacts(vault, alertId, sealed);
  }

  /** Nothing was taken down of it then. */
  #deviceOf({ pupil, firstAt }: AlertSummary, { deviceId }: FirstSign): Promise<DescribedDevice> {
    const pupilId = pupil?.pupilId ?? null;
    return this.#parts.deviceFacts.describe({ deviceId, pupilId, at: firstAt });
  }

  async #picture(alertId: string): Promise<AlertPicture | null> {
    const sealed = (await this.#parts.alertRows.sealed(alertId))?.sealedPicture ?? null;
    return sealed && openAlertPicture(this.#parts.vault, alertId, sealed);
  }

  #firstSign(alertId: string): Promise<FirstSign> {
    return this.#parts.storage.db
      .selectFrom('alertSigns')
      .select(['deviceId', 'seq'])
      .where('alertId', '=', alertId)
      .orderBy('at')
      .orderBy('seq')
      .executeTakeFirstOrThrow();
  }
}

const jpegOf = ({ base64, takenAt }: AlertPicture): TakenPicture => ({
  type: 'image/jpeg',
  bytes: Buffer.from(base64, 'base64'),
  takenAt,
});
