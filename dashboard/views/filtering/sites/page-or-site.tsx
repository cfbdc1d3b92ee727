import type { PageLine } from '../../../state/host-lines.ts';
import { Button } from '../../../ui/button.tsx';

export interface PageOrSiteProps {
  readonly line: PageLine;
  readonly verb: 'block' | 'allow';
  readonly onPage: () => void;
  readonly onSite: () => void;
}

/** Asks what a pasted address was meant to name. */
export const PageOrSite = ({ line: { line, page, host }, verb, onPage, onSite }: PageOrSiteProps) => (
  <div class="callout page-or-site" role="group" aria-label={`Line ${line}: this page or the whole site?`}>
    <p>
      Line {line} names one page. {verb === 'block' ? 'Block' : 'Allow'}…
    </p>
    <Button onClick={onPage}>
      this page: <bdi>{page}</bdi>
    </Button>{' '}
    <Button onClick={onSite}>
      the whole site: <bdi>{host}</bdi>
    </Button>
  </div>
);
