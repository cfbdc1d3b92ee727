import type { ShownFocus } from '../page-facts.ts';
import './focus-list.css';

const hostOf = (url: string): string =>
  URL.canParse(url) ? new URL(url).hostname.replace(/^www\./, '') : url;

export interface FocusListProps extends Pick<ShownFocus, 'links'> {
  /** Where the links must not take the place of the page they are on. */
  readonly inNewTab?: boolean;
}

/** What a pupil may open now, in large letters. Always text, never markup. */
export const FocusList = ({ links, inNewTab = false }: FocusListProps) => (
  <ul class="focus-links">
    {links
      .filter(({ url }) => /^https?:/i.test(url))
      .map(({ url, title }) => (
        <li key={url}>
          <a class="focus-link" href={url} target={inNewTab ? '_blank' : undefined}>
            <strong>{title || hostOf(url)}</strong>
            {title !== '' && <small dir="ltr">{hostOf(url)}</small>}
          </a>
        </li>
      ))}
  </ul>
);
