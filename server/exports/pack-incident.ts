import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ExportRequest } from '#shared/api/exports.ts';
import { recordName } from '#shared/incidents/audience.ts';
import { sha256Of, type Vault } from '../evidence/vault.ts';
import { findPackageRoot } from '../package-root.ts';
import type { Printer } from '../printing/print-thread.ts';
import { openFactsText } from '../safeguarding/incident-facts.ts';
import type { Storage } from '../storage/storage.ts';
import type { Draft } from './draft-export.ts';
import type { Files } from './export-files.ts';
import type { ExportMark } from './export-mark.ts';
import { leftOutText } from './left-out-text.ts';
import { ownCertificate, type OwnCertificateParts } from './own-certificate.ts';
import { signFile } from './sign-file.ts';
import { signPdf } from './sign-pdf.ts';

export interface PackIncidentParts extends OwnCertificateParts {
  readonly storage: Pick<Storage, 'db'>;
  readonly vault: Vault;
  readonly school: { name(): Promise<string | null> };
  readonly printer: Printer;
}

/** One incident as it is given out, without the proof yet. */
export interface Packed {
  readonly files: Files;
  /** For the ledger: what is in it, what was made out of something else, and what is not in it. */
  readonly facts: {
    readonly items: readonly {
      readonly file: string;
      readonly evidenceId: string;
      readonly sha256: string;
    }[];
    readonly derived: readonly string[];
    readonly leftOut: readonly { readonly file: string; readonly sha256: string }[];
  };
}

const verifierName = 'verify-evidence.mjs';
const endings: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
};

const readMe = (name: string, draft: Draft, leftOut: string | null): string => `Incident ${name}
${leftOut === null ? '' : `\n${leftOut}\n`}
incident.json     the incident as it stood when it was exported${draft.redaction === null ? '' : ', with names replaced'}
incident-${name}.pdf  the same as a form to print and sign
                  (signed inside by the school, so that a PDF reader can tell whether it was changed)
…pdf.sig          a signature beside it, by the key that signs the school's ledger. Neither is a qualified electronic
                  signature: the form has lines to be signed by hand
recorded.json     what was recorded at the time, letter for letter${draft.redaction === null ? '' : ' (left out of this copy)'}
evidence-….…      pictures, byte for byte as they were taken${leftOut === null ? '' : ' (those that are not left out)'}
ledger.json       what proves all of this: the school's signed ledger, and the entries about this incident
ledger.json.sig   its signature
${verifierName}   the program that checks it, for Node 20.15 or later, without a network

To check it, ask the school for its public key by another way than this file, and run

    node ${verifierName} incident-${name}.zip --key KEY

The program says what is wrong, if anything is, and ends with 0 when all is as it was recorded.
`;

/** The form alone, to print, signed inside by the school. */
export const printIncident = async (
  parts: PackIncidentParts,
  draft: Draft,
  request: ExportRequest,
  mark: ExportMark,
): Promise<Buffer> => {
  const pictures = new Map<string, Buffer>();
  for (const { evidenceId, sha256 } of draft.incident.pictures)
    if (draft.pictures.has(evidenceId)) pictures.set(evidenceId, await parts.vault.read(evidenceId, sha256));
  const schoolName = (await parts.school.name()) ?? 'School';
  const leftOut = leftOutText(draft, request.recipient);
  const { incident } = draft;
  const form = { schoolName, incident, pictures, review: request.review, mark, leftOut };
  const pdf = await parts.printer.print({ kind: 'incident', form });
  return signPdf(pdf, await ownCertificate(parts, schoolName, mark.at));
};

/** The form, its signature, the data, what was recorded, the evidence and the verifier. */
export const packIncident = async (
  parts: PackIncidentParts,
  draft: Draft,
  request: ExportRequest,
  mark: ExportMark,
): Promise<Packed> => {
  const { incident, redaction } = draft;
  const name = recordName(incident);
  const form = `incident-${name}.pdf`;
  const pdf = await printIncident(parts, draft, request, mark);
  const signature = signFile(parts.keys.ledger, { name: form, sha256: sha256Of(pdf), at: mark.at });
  const recorded = Buffer.from(await recordedText(parts, incident.incidentId));
  const evidence = await readEvidence(parts, draft);
  const files: Files = {
    'READ-ME.txt': Buffer.from(readMe(name, draft, leftOutText(draft, request.recipient))),
    'incident.json': Buffer.from(`${JSON.stringify(incident, null, 2)}\n`),
    [form]: pdf,
    [`${form}.sig`]: Buffer.from(signature),
    ...(redaction === null && { 'recorded.json': recorded }),
    ...evidence.files,
    [verifierName]: await readFile(join(findPackageRoot(), 'scripts', verifierName)),
  };
  const leftOut = [
    ...(redaction === null ? [] : [{ file: 'recorded.json', sha256: sha256Of(recorded) }]),
    ...evidence.leftOut,
  ];
  const derived = redaction === null ? [] : ['incident.json', form];
  return { files, facts: { items: evidence.items, derived, leftOut } };
};

const recordedText = async ({ storage, vault }: PackIncidentParts, incidentId: string): Promise<string> => {
  const { sealedFacts } = await storage.db
    .selectFrom('incidents')
    .select('sealedFacts')
    .where('incidentId', '=', incidentId)
    .executeTakeFirstOrThrow();
  return openFactsText(vault, incidentId, sealedFacts);
};

const readEvidence = async ({ storage, vault }: PackIncidentParts, { incident, pictures }: Draft) => {
  const rows = await storage.db
    .selectFrom('evidenceItems')
    .select(['evidenceId', 'sha256', 'mediaType'])
    .where('incidentId', '=', incident.incidentId)
    .orderBy('takenAt')
    .execute();
  const files: Files = {};
  const items: { file: string; evidenceId: string; sha256: string }[] = [];
  const leftOut: { file: string; sha256: string }[] = [];
  for (const [place, { evidenceId, sha256, mediaType }] of rows.entries()) {
    const file = `evidence-${place + 1}.${endings[mediaType] ?? 'bin'}`;
    if (!pictures.has(evidenceId)) {
      leftOut.push({ file, sha256 });
      continue;
    }
    files[file] = await vault.read(evidenceId, sha256);
    items.push({ file, evidenceId, sha256 });
  }
  return { files, items, leftOut };
};
