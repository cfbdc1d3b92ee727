import type { Failure } from '#shared/result.ts';
import type { DesignatedDevices } from '../designated/designated-devices.ts';
import type { Actor } from '../people/actor.ts';
import type { IncidentRights } from '../safeguarding/incident-rights.ts';

/** What of an incident is never shown again, by whatever way. */
export interface Sealed {
  /** Null where it is not sealed. */
  refusalOf(incidentId: string): Promise<Failure | null>;
}

export interface ExportGuardParts {
  readonly rights: Pick<IncidentRights, 'refuse'>;
  readonly sealedIncidents: Sealed;
  readonly designated: Pick<DesignatedDevices, 'refuse'>;
}

/**
 * The one place where an export is refused: to whoever may not know of the incident, to everyone where it is sealed, and away
 * from the designated computer.
 */
export class ExportGuard {
  readonly #parts: ExportGuardParts;

  constructor(parts: ExportGuardParts) {
    this.#parts = parts;
  }

  async refuse(actor: Actor, incidentIds: readonly string[]): Promise<Failure | null> {
    const refused = await this.#parts.rights.refuse(actor, incidentIds);
    if (refused) return refused;
    for (const incidentId of incidentIds) {
      const sealed = await this.#parts.sealedIncidents.refusalOf(incidentId);
      if (sealed) return sealed;
    }
    return this.#parts.designated.refuse(actor, incidentIds[0] ?? 'export');
  }
}
