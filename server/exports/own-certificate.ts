import type { KeyObject } from 'node:crypto';
import { z } from 'zod';
import type { LedgerSigner } from '../evidence/ledger-signer.ts';
import type { Storage } from '../storage/storage.ts';
import { schoolCertificate } from './school-certificate.ts';
import type { PdfSigner } from './sign-pdf.ts';

export interface OwnCertificateParts {
  readonly storage: Pick<Storage, 'db'>;
  readonly keys: { readonly ledger: LedgerSigner; readonly pdfPrivateKey: KeyObject };
}

const key = 'pdfCertificate';
const keptSchema = z.object({ schoolName: z.string(), certificate: z.string() });

/** The certificate under the school's name of now, the same for every print, so that a reader has to be told only once. */
export const ownCertificate = async (
  { storage: { db }, keys }: OwnCertificateParts,
  schoolName: string,
  at: number,
): Promise<PdfSigner> => {
  const privateKey = keys.pdfPrivateKey;
  const row = await db.selectFrom('settings').select('value').where('key', '=', key).executeTakeFirst();
  const kept = row && keptSchema.parse(JSON.parse(row.value));
  if (kept?.schoolName === schoolName)
    return { privateKey, certificate: Buffer.from(kept.certificate, 'base64') };
  const certificate = schoolCertificate({ schoolName, privateKey, ledger: keys.ledger, at });
  const value = JSON.stringify({ schoolName, certificate: certificate.toString('base64') });
  await db
    .insertInto('settings')
    .values({ key, value })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
    .execute();
  return { privateKey, certificate };
};
