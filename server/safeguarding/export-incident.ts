import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { failure, success, type Result } from '#shared/result.ts';
import type { Ledger } from '../evidence/ledger.ts';
import { sha256Of, type Vault } from '../evidence/vault.ts';
import { findPackageRoot } from '../package-root.ts';
import type { Actor } from '../people/actor.ts';
import { askMay } from '../people/ask-may.ts';
import type { Clock } from '../clock.ts';
import type { SealedIncidents } from '../referrals/sealed-incidents.ts';
import type { Storage } from '../storage/storage.ts';
import { openFactsText } from './incident-facts.ts';
import type { ReviewIncidents } from './review-incidents.ts';

export interface ExportIncidentParts {
  readonly storage: Pick<Storage, 'db'>;
  readonly review: ReviewIncidents;
  readonly vault: Vault;
  readonly sealedIncidents: Pick<SealedIncidents, 'refusalOf'>;
  readonly ledger: Ledger;
  readonly clock: Clock;
}

export interface ExportFile {
  /** With the incident's number and never a name (R50). */
  readonly name: string;
  /** A ZIP archive whose files are stored as they are. */
  readonly bytes: Uint8Array;
}

type Files = Record<string, Uint8Array>;

const verifierName = 'verify-evidence.mjs';
const endings: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
};

const readMe = (number: number): string => `Incident ${number}

incident.json     the incident as it stood when it was exported
recorded.json     what was recorded at the time, letter for letter
evidence-….…      pictures, byte for byte as they were taken
ledger.json       what proves all of this: the school's signed ledger, and the entries about this incident
${verifierName}   the program that checks it, for Node 20 or later, without a network

To check it, ask the school for its public key by another way than this file, and run

    node ${verifierName} incident-${number}.zip --key KEY

The program says what is wrong, if anything is, and ends with 0 when all is as it was recorded.
`;

/** Packs an incident so that somebody outside the school can check it with the file and the school's public key alone. */
export class ExportIncident {
  readonly #parts: ExportIncidentParts;

  constructor(parts: ExportIncidentParts) {
    this.#parts = parts;
  }

  async file(actor: Actor, incidentId: string): Promise<Result<ExportFile>> {
    const refused = await askMay(this.#parts, actor, 'view-evidence', {}, incidentId);
    if (refused) return refused;
    const { ledger, review, sealedIncidents } = this.#parts;
    const sealed = await sealedIncidents.refusalOf(incidentId);
    if (sealed) return sealed;
    const incident = await review.find(incidentId);
    if (!incident) return failure('not-found');
    const { number } = incident;
    const files: Files = {
      'READ-ME.txt': Buffer.from(readMe(number)),
      'incident.json': Buffer.from(`${JSON.stringify(incident, null, 2)}\n`),
      'recorded.json': Buffer.from(await this.#recorded(incidentId)),
      [verifierName]: await readFile(join(findPackageRoot(), 'scripts', verifierName)),
    };
    const items = await this.#addEvidence(files, incidentId);
    const entries = await ledger.seqsAbout(incidentId);
    const hashes = Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, sha256Of(bytes)]));
    await ledger.append({
      actor: actor.accountId,
      action: 'export-incident',
      object: incidentId,
      outcome: 'done',
      facts: { number, entries, items, files: hashes },
    });
    const proof = await ledger.prove(await ledger.seqsAbout(incidentId));
    files['ledger.json'] = Buffer.from(`${JSON.stringify(proof, null, 1)}\n`);
    return success({
      name: `incident-${number}.zip`,
      bytes: zipSync(files, { level: 0, mtime: this.#parts.clock() }),
    });
  }

  async #recorded(incidentId: string): Promise<string> {
    const { sealedFacts } = await this.#parts.storage.db
      .selectFrom('incidents')
      .select('sealedFacts')
      .where('incidentId', '=', incidentId)
      .executeTakeFirstOrThrow();
    return openFactsText(this.#parts.vault, incidentId, sealedFacts);
  }

  async #addEvidence(files: Files, incidentId: string) {
    const { storage, vault } = this.#parts;
    const rows = await storage.db
      .selectFrom('evidenceItems')
      .select(['evidenceId', 'sha256', 'mediaType'])
      .where('incidentId', '=', incidentId)
      .orderBy('takenAt')
      .execute();
    const items: { file: string; evidenceId: string; sha256: string }[] = [];
    for (const [place, { evidenceId, sha256, mediaType }] of rows.entries()) {
      const file = `evidence-${place + 1}.${endings[mediaType] ?? 'bin'}`;
      files[file] = await vault.read(evidenceId, sha256);
      items.push({ file, evidenceId, sha256 });
    }
    return items;
  }
}
