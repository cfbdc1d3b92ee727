import { useSignal } from '@preact/signals';
import type { CategoryPolicies } from '#shared/incidents/categories.ts';
import { infringementCategories, type InfringementCategory } from '#shared/incidents/kinds.ts';
import { longestMeasure, mostMeasures, type Measures } from '#shared/incidents/measures.ts';
import { TextAreaField } from '../../ui/field.tsx';

const names: Readonly<Record<InfringementCategory, string>> = {
  A: 'A: settled in class',
  B: 'B: somebody beside the class teacher',
  C: 'C: the headteacher',
  D: 'D: outside the school, too',
};

const linesOf = (text: string): string[] => [
  ...new Set(
    text
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== ''),
  ),
];

const whyNot = (lines: readonly string[]): string | null => {
  if (lines.length > mostMeasures) return `At most ${mostMeasures} lines.`;
  return lines.some((line) => line.length > longestMeasure)
    ? `A line has at most ${longestMeasure} letters.`
    : null;
};

export const isWithinBounds = (categories: CategoryPolicies): boolean =>
  Object.values(categories).every(
    ({ escalation, sanctions }) => whyNot(escalation) === null && whyNot(sanctions) === null,
  );

interface LinesProps {
  readonly label: string;
  readonly name: string;
  readonly lines: readonly string[];
  readonly onChange: (lines: string[]) => void;
}

/** One to a line. What is typed stays as it is typed. */
const Lines = ({ label, name, lines, onChange }: LinesProps) => {
  const text = useSignal(lines.join('\n'));
  return (
    <TextAreaField
      label={label}
      name={name}
      rows={Math.max(3, lines.length)}
      value={text.value}
      onInput={(value) => {
        text.value = value;
        onChange(linesOf(value));
      }}
      error={whyNot(lines)}
    />
  );
};

export interface CategorySectionProps {
  readonly categories: CategoryPolicies;
  readonly onChange: (categories: CategoryPolicies) => void;
}

/** What is proposed for each category to whoever decides (R41). */
export const CategorySection = ({ categories, onChange }: CategorySectionProps) => {
  const set = (category: InfringementCategory, change: Partial<Measures>) =>
    onChange({ ...categories, [category]: { ...categories[category], ...change } });
  return (
    <section class="card" aria-labelledby="categories-title">
      <h2 id="categories-title">What is proposed in each category</h2>
      <p class="quiet-text">
        One to a line. Nothing of it happens by itself: whoever decides on an incident takes what fits, or
        something else.
      </p>
      {infringementCategories.map((category) => (
        <fieldset key={category} class="category-lines" data-category={category}>
          <legend>{names[category]}</legend>
          <div class="two-columns">
            <Lines
              label="Goes to, the first first"
              name={`escalation-${category}`}
              lines={categories[category].escalation}
              onChange={(escalation) => set(category, { escalation })}
            />
            <Lines
              label="May follow"
              name={`sanctions-${category}`}
              lines={categories[category].sanctions}
              onChange={(sanctions) => set(category, { sanctions })}
            />
          </div>
        </fieldset>
      ))}
    </section>
  );
};
