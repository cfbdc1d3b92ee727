import { Button } from '../../../ui/button.tsx';

/** Single pages and videos of one list. */
export const PageList = ({
  pages,
  onRemove,
}: {
  readonly pages: readonly string[];
  readonly onRemove: (page: string) => void;
}) =>
  pages.length === 0 ? null : (
    <ul class="page-list" aria-label="Single pages">
      {pages.map((page) => (
        <li key={page}>
          <bdi>{page}</bdi>
          <Button kind="quiet" icon="close" onClick={() => onRemove(page)} label={`Remove ${page}`}>
            Remove
          </Button>
        </li>
      ))}
    </ul>
  );
