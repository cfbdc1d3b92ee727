import { sql, type Kysely } from 'kysely';
import type { PromptSum } from '#shared/api/prompts.ts';
import { findPrompt } from '#shared/prompts/catalogue/index.ts';
import type { PromptChoice } from '#shared/prompts/moments.ts';
import type { Report } from '#shared/reports.ts';
import type { Clock } from '../clock.ts';
import type { Schema } from '../storage/schema.ts';
import type { Storage } from '../storage/storage.ts';

export interface PromptSumsParts {
  readonly storage: Pick<Storage, 'db'>;
  readonly clock: Clock;
}

type Counted = 'shown' | 'stopped' | 'asked' | 'wentOn' | 'cameBack';
interface Addition {
  readonly promptId: string;
  readonly to: Counted;
}

const countedAs: Record<PromptChoice, Counted> = { 'go-back': 'stopped', ask: 'asked', open: 'wentOn' };
const none = { shown: 0, stopped: 0, asked: 0, wentOn: 0, cameBack: 0 };
const monthsShown = 12;

/** How often each prompt was shown in the whole school, and what was chosen. Who it was is not known here. */
export class PromptSums {
  readonly #parts: PromptSumsParts;
  readonly #db: Kysely<Schema>;

  constructor(parts: PromptSumsParts) {
    this.#parts = parts;
    this.#db = parts.storage.db;
  }

  readonly add = async (reports: readonly Report[]): Promise<void> => {
    const additions = reports.flatMap(additionsOf);
    if (additions.length === 0) return;
    const month = monthOf(this.#parts.clock());
    for (const { promptId, to } of additions) {
      await this.#db
        .insertInto('promptSums')
        .values({ promptId, month, ...none, [to]: 1 })
        .onConflict((conflict) =>
          conflict
            .columns(['promptId', 'month'])
            .doUpdateSet({ [to]: sql`${sql.ref(`promptSums.${to}`)} + 1` }),
        )
        .execute();
    }
  };

  async lastYear(): Promise<PromptSum[]> {
    const from = monthOf(this.#parts.clock(), monthsShown);
    const rows = await this.#db
      .selectFrom('promptSums')
      .select('promptId')
      .select(({ fn }) => [
        fn.sum<number | string>('shown').as('shown'),
        fn.sum<number | string>('stopped').as('stopped'),
        fn.sum<number | string>('asked').as('asked'),
        fn.sum<number | string>('wentOn').as('wentOn'),
        fn.sum<number | string>('cameBack').as('cameBack'),
      ])
      .where('month', '>', from)
      .groupBy('promptId')
      .execute();
    // Postgres gives sums as text.
    return rows.map(({ promptId, ...sums }) => ({
      promptId,
      shown: Number(sums.shown),
      stopped: Number(sums.stopped),
      asked: Number(sums.asked),
      wentOn: Number(sums.wentOn),
      cameBack: Number(sums.cameBack),
    }));
  }
}

/** Names that no catalogue of ours has are counted for nobody. */
const additionsOf = (report: Report): Addition[] => {
  if (report.kind === 'prompt' && report.promptId !== undefined)
    return [{ promptId: report.promptId, to: countedAs[report.choice] }].filter(isKnown);
  if (report.kind !== 'prompt-shown') return [];
  return [...counted(report.promptId, 'shown'), ...counted(report.cameBackAfter, 'cameBack')].filter(isKnown);
};

const counted = (promptId: string | null, to: Counted): Addition[] =>
  promptId === null ? [] : [{ promptId, to }];

const isKnown = ({ promptId }: Addition): boolean => findPrompt(promptId) !== undefined;

/** "2026-11", or so many months before. */
const monthOf = (at: number, monthsBefore = 0): string => {
  const date = new Date(at);
  return new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() - monthsBefore, 1))
    .toISOString()
    .slice(0, 7);
};
