import { zipSync } from 'fflate';
import { recordName } from '#shared/incidents/audience.ts';
import type { ExportForm } from '#shared/exports/recipients.ts';

export type Files = Record<string, Uint8Array>;

export interface ExportFile {
  /** With the incident's number and never a name (R50). */
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array;
}

type Named = Parameters<typeof recordName>[0];
const types = {
  pack: 'application/zip',
  pdf: 'application/pdf',
  csv: 'text/csv',
  json: 'application/json',
} as const satisfies Record<ExportForm, string>;
export const typeOf = (form: ExportForm): string => types[form];

const mostNamed = 5;

/** "incident-12.pdf", "incidents-12-15.csv", or by how many there are. */
export const fileNameFor = (incidents: readonly Named[], form: ExportForm): string => {
  const ending = form === 'pack' ? 'zip' : form;
  const [first] = incidents;
  if (incidents.length === 1 && first) return `incident-${recordName(first)}.${ending}`;
  const names = incidents.map(recordName);
  return names.length <= mostNamed
    ? `incidents-${names.join('-')}.${ending}`
    : `${names.length}-incidents.${ending}`;
};

/** A ZIP archive whose files are stored as they are, as the verifier reads it. */
export const archive = (files: Files, at: number): Uint8Array => zipSync(files, { level: 0, mtime: at });
