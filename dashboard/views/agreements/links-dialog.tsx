import type { AgreementLink, LinkTarget } from '#shared/api/agreements.ts';
import { calendarDay } from '../../state/when.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Table } from '../../ui/table.tsx';

export interface LinksDialogProps {
  readonly links: readonly AgreementLink[];
  readonly kind: LinkTarget['kind'];
  readonly onClose: () => void;
}

/** Shown this once: the server keeps no more of a code than its hash. */
export const LinksDialog = ({ links, kind, onClose }: LinksDialogProps) => (
  <Dialog title="Codes to sign by" size="wide" name="agreement-links" onClose={onClose}>
    <p>
      Each works once{links[0] && `, until ${calendarDay(links[0].expiresAt)}`}. They are shown only now: copy
      what you need. Codes that were made before for the same people no longer work.
    </p>
    {kind === 'parents' && (
      <p>No mail addresses of parents are held here: hand out these codes, or the letters.</p>
    )}
    <Table
      caption="Codes"
      rows={links}
      keyOf={({ code }) => code}
      columns={[
        { heading: 'For', kind: 'name', cell: ({ name }) => <bdi>{name}</bdi> },
        { heading: 'Code', cell: ({ code }) => <code>{code}</code> },
        { heading: 'Link', cell: ({ url, name }) => <CopyButton text={url} what={`the link for ${name}`} /> },
      ]}
    />
  </Dialog>
);
