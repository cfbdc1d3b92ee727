import type { CompiledRules, DnrRule } from '#shared/policy/dnr-rules.ts';
import type { Memory } from '../memory.ts';

/** The part of `browser.declarativeNetRequest` for one of its two sets of rules. */
export interface RuleSet {
  ids(): Promise<number[]>;
  has(id: number): Promise<boolean>;
  replace(removeRuleIds: number[], addRules: readonly DnrRule[]): Promise<void>;
}

export interface RulesParts {
  readonly memory: Memory;
  readonly dynamic: RuleSet;
  readonly session: RuleSet;
}

/** Puts compiled rules into the browser, and only when they differ from what is there: the dynamic set is slow to write. */
export class Rules {
  readonly #parts: RulesParts;
  /** Sets that this life of the worker has seen in the browser, rather than only in its memory. */
  readonly #seen = new Set<RuleSet>();

  readonly #firstIds = new Map<RuleSet, number>();

  constructor(parts: RulesParts) {
    this.#parts = parts;
  }

  /** Session rules first: they carry what is live and take a millisecond. */
  async install({ dynamicRules, sessionRules }: CompiledRules): Promise<void> {
    await this.installLive(sessionRules);
    await this.#replace('dynamicRules', this.#parts.dynamic, dynamicRules);
  }

  async installLive(sessionRules: readonly DnrRule[]): Promise<void> {
    await this.#replace('sessionRules', this.#parts.session, sessionRules);
  }

  /** False when the browser has lost what was put in. One rule stands for all: reading them all is slow. */
  async areThere(): Promise<boolean> {
    const found = await Promise.all([...this.#firstIds].map(([ruleSet, id]) => ruleSet.has(id)));
    if (found.every(Boolean)) return true;
    this.#seen.clear();
    return false;
  }

  async #replace(
    key: 'sessionRules' | 'dynamicRules',
    ruleSet: RuleSet,
    rules: readonly DnrRule[],
  ): Promise<void> {
    const { memory } = this.#parts;
    const [first] = rules;
    if (first === undefined) this.#firstIds.delete(ruleSet);
    else this.#firstIds.set(ruleSet, first.id);
    const fingerprint = await fingerprintOf(rules);
    if ((await memory.read(key)) === fingerprint && (await this.#isThere(ruleSet, rules))) return;
    await ruleSet.replace(await ruleSet.ids(), rules);
    this.#seen.add(ruleSet);
    await memory.write(key, fingerprint);
  }

  /** An unpacked extension loses its rules at each launch and keeps its memory. One rule stands for all. */
  async #isThere(ruleSet: RuleSet, [first]: readonly DnrRule[]): Promise<boolean> {
    if (first === undefined || this.#seen.has(ruleSet)) return true;
    const isThere = await ruleSet.has(first.id);
    if (isThere) this.#seen.add(ruleSet);
    return isThere;
  }
}

const fingerprintOf = async (rules: readonly DnrRule[]): Promise<string> => {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(JSON.stringify(rules)));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
};
