import type { DeviceAgreement } from '#shared/agreements/device-agreement.ts';
import { directionOf } from '#shared/prompts/direction.ts';
import { languageLabel } from './page-words.ts';

export interface LanguagesProps {
  readonly agreement: DeviceAgreement;
  readonly language: string;
  readonly onChange: (language: string) => void;
}

/** Each under its own name. */
export const Languages = ({ agreement, language, onChange }: LanguagesProps) =>
  agreement.texts.length < 2 ? null : (
    <div class="ideas">
      {agreement.texts.map((each) => (
        <button
          key={each.language}
          class="quiet"
          type="button"
          lang={each.language}
          dir={directionOf(each.language)}
          aria-pressed={each.language === language}
          onClick={() => onChange(each.language)}
        >
          {languageLabel(each.language)}
        </button>
      ))}
    </div>
  );
