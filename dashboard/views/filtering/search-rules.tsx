import type { PolicyRules } from '#shared/policy/policy.ts';
import { Choice } from '../../ui/choice.tsx';

export interface SearchRulesProps {
  readonly rules: PolicyRules;
  readonly onChange: (rules: PolicyRules) => void;
}

export const SearchRules = ({ rules, onChange }: SearchRulesProps) => (
  <section class="card" aria-labelledby="search-title">
    <h2 id="search-title">Search and video</h2>
    <Choice
      legend="YouTube, for everyone"
      value={rules.youTube}
      onChange={(youTube) => onChange({ ...rules, youTube })}
      options={[
        { value: 'strict', label: 'Strict' },
        { value: 'moderate', label: 'Moderate' },
      ]}
    />
    <p class="quiet-text">
      Safe search is always strict on Google, Bing and DuckDuckGo. Other engines are sent to{' '}
      <bdi class="address">{rules.safeEngine}</bdi>
    </p>
  </section>
);
