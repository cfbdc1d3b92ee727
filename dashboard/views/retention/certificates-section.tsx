import type { DeletionCertificate } from '#shared/api/retention.ts';
import { recordName } from '#shared/incidents/audience.ts';
import { useDashboard } from '../../dashboard-context.ts';
import { dayAndTime } from '../../state/when.ts';
import { Button } from '../../ui/button.tsx';
import { saveFile } from '../../ui/save-file.ts';
import { LongTable } from '../../ui/long-table.tsx';

const kindLabels: Record<DeletionCertificate['kind'], string> = {
  incident: 'Record of an incident',
  evidence: 'Pictures of an incident',
};

const save = ({ note, ...certificate }: DeletionCertificate): void =>
  saveFile(`deletion-${recordName(certificate)}.txt`, new Blob([note], { type: 'text/plain' }));

/** Proof of what is gone, signed by the school; it names nobody. */
export const CertificatesSection = ({ certificates }: { certificates: readonly DeletionCertificate[] }) => {
  const { clock } = useDashboard();
  return (
    <section class="card" aria-labelledby="certificates-title">
      <h2 id="certificates-title">Certificates of deletion</h2>
      {certificates.length === 0 ? (
        <p class="quiet-text">No record has been deleted yet.</p>
      ) : (
        <LongTable
          caption="Certificates of deletion, the newest first"
          rows={certificates}
          keyOf={recordName}
          columns={[
            { heading: 'No.', kind: 'number', cell: recordName },
            {
              heading: 'Deleted',
              cell: ({ at }) => <span class="tabular">{dayAndTime(at, clock.now.value)}</span>,
            },
            { heading: 'What', cell: ({ kind }) => kindLabels[kind] },
            {
              heading: 'Save',
              isHeadingHidden: true,
              cell: (certificate) => (
                <Button
                  kind="quiet"
                  icon="download"
                  onClick={() => save(certificate)}
                  label={`Save certificate ${recordName(certificate)}`}
                >
                  Save
                </Button>
              ),
            },
          ]}
        />
      )}
    </section>
  );
};
