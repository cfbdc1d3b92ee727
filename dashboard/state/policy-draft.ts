import { computed, signal, type ReadonlySignal } from '@preact/signals';
import type { EndpointRequest } from '#shared/api.ts';
import type { SharedDraft } from '#shared/api/policy-changes.ts';
import { isSameRules } from '#shared/policy/policy-diff.ts';
import { mergeRules, takeTheirs, type Merged, type MergeConflict } from '#shared/policy/policy-merge.ts';
import type { PolicyRules } from '#shared/policy/policy.ts';
import type { Result } from '#shared/result.ts';

export interface Published {
  readonly version: number;
  readonly rules: PolicyRules;
}

export interface PolicyDraftParts {
  readonly published: Published;
  readonly kept: SharedDraft | null;
  readonly save: (edits: EndpointRequest<'savePolicyDraft'>) => Promise<Result<{ revision: number }>>;
  readonly remove: (revision: number) => Promise<Result<unknown>>;
  /** Asks for the draft again; it comes by `accept`. */
  readonly reload: () => Promise<void>;
  readonly saveDelayMs?: number;
}

/** Edits, and the version they began from. */
interface Edits {
  readonly rules: PolicyRules;
  readonly basedOn: number;
  readonly baseRules: PolicyRules;
}

/** The school's edits that are not in force yet: shown here, kept on the server, shared with whoever else edits. */
export class PolicyDraft {
  readonly #parts: PolicyDraftParts;
  readonly #published;
  readonly #kept;
  /** What the server has not got yet. */
  readonly #unsaved = signal<Edits | null>(null);
  readonly #saveState = signal<'saved' | 'waiting' | 'failed'>('saved');
  readonly #clashes = signal<readonly MergeConflict[]>([]);
  readonly #badLists = signal<ReadonlySet<string>>(new Set());
  readonly #turn = signal(0);
  #timer: ReturnType<typeof setTimeout> | undefined;
  #saving: Promise<void> = Promise.resolve();
  #isSaving = false;
  /** What the server told while we saved: our own save may be in it. */
  readonly #heldBack: (SharedDraft | null)[] = [];

  constructor(parts: PolicyDraftParts) {
    this.#parts = parts;
    this.#published = signal(parts.published);
    this.#kept = signal(parts.kept);
  }

  readonly #edits = computed((): Edits => {
    const { version, rules } = this.#published.value;
    return this.#unsaved.value ?? this.#kept.value ?? { rules, basedOn: version, baseRules: rules };
  });

  readonly rules = computed(() => this.#edits.value.rules);

  readonly isEdited = computed(
    () => this.#badLists.value.size > 0 || !isSameRules(this.#published.value.rules, this.rules.value),
  );

  /** It waits for a second person and is not to be edited. */
  readonly isFrozen = computed(() => this.#kept.value !== null && this.#kept.value.proposal !== null);

  /** What the edits come to on top of the version in force; null where they began from it. */
  readonly overtaken = computed((): Merged | null => {
    const { basedOn, baseRules, rules } = this.#edits.value;
    const { version, rules: inForce } = this.#published.value;
    return basedOn === version ? null : mergeRules(baseRules, rules, inForce);
  });

  get published(): ReadonlySignal<Published> {
    return this.#published;
  }

  /** As the server has it; null where there is none. */
  get kept(): ReadonlySignal<SharedDraft | null> {
    return this.#kept;
  }

  get saveState(): ReadonlySignal<'saved' | 'waiting' | 'failed'> {
    return this.#saveState;
  }

  /** The same thing was edited here and on another screen in the same moment; mine stands until one chooses. */
  get clashes(): ReadonlySignal<readonly MergeConflict[]> {
    return this.#clashes;
  }

  /** Names of lists with lines that are no sites: while there are any, nothing can be published. */
  get badLists(): ReadonlySignal<ReadonlySet<string>> {
    return this.#badLists;
  }

  /** Counts up when the edits become others without this screen, so that text fields begin anew. */
  get turn(): ReadonlySignal<number> {
    return this.#turn;
  }

  readonly edit = (rules: PolicyRules): void => {
    const { basedOn, baseRules } = this.#edits.peek();
    this.#unsaved.value = { rules, basedOn, baseRules };
    this.#saveSoon();
  };

  readonly noteBad = (list: string, isBad: boolean): void => {
    const next = new Set(this.#badLists.peek());
    if (isBad) next.add(list);
    else next.delete(list);
    this.#badLists.value = next;
  };

  /** A version as it is published now. */
  offer(next: Published): void {
    const isNew = next.version !== this.#published.peek().version;
    this.#published.value = next;
    if (isNew && this.#unsaved.peek() === null && this.#kept.peek() === null) this.#forget();
  }

  /** The draft as the server has it now; unsaved edits go on top of it. */
  accept(next: SharedDraft | null): void {
    if (this.#isSaving) {
      this.#heldBack.push(next);
      return;
    }
    const before = this.#kept.peek();
    // An answer that was on its way while we saved is older than what we know.
    if (before && next && next.revision < before.revision) return;
    const edits = this.#unsaved.peek();
    const base = before?.rules ?? edits?.baseRules;
    this.#kept.value = next;
    if (before?.revision === next?.revision) return;
    if (edits === null || base === undefined) this.#forget();
    else this.#putOnTop(base, edits, next);
  }

  /** Goes on with the edits on top of the version in force; the conflicts named are left as they are in force. */
  async rebase(keepTheirs: ReadonlySet<string>): Promise<void> {
    const { baseRules, rules: mine } = this.#edits.peek();
    const { version, rules: inForce } = this.#published.peek();
    const { rules } = mergeRules(baseRules, mine, inForce, keepTheirs);
    this.#unsaved.value = { rules, basedOn: version, baseRules: inForce };
    this.#turn.value += 1;
    await this.#saveNow();
  }

  /** Of the clashes with another screen those named become theirs. */
  settle(keepTheirs: ReadonlySet<string>): void {
    const chosen = this.#clashes.peek().filter(({ key }) => keepTheirs.has(key));
    this.#clashes.value = [];
    if (chosen.length === 0) return;
    this.edit(chosen.reduce(takeTheirs, this.rules.peek()));
    this.#turn.value += 1;
  }

  /** Saves what is not saved yet; the revision then, or null when that failed. */
  async flush(): Promise<number | null> {
    await this.#saveNow();
    return this.#unsaved.peek() === null ? (this.#kept.peek()?.revision ?? null) : null;
  }

  async discard(): Promise<void> {
    await this.#saving;
    this.#forget();
    const revision = this.#kept.peek()?.revision;
    if (revision === undefined) return;
    const result = await this.#parts.remove(revision);
    if (result.ok) this.#kept.value = null;
    else await this.#parts.reload();
  }

  #forget(): void {
    clearTimeout(this.#timer);
    this.#unsaved.value = null;
    this.#clashes.value = [];
    this.#badLists.value = new Set();
    this.#saveState.value = 'saved';
    this.#turn.value += 1;
  }

  #putOnTop(base: PolicyRules, edits: Edits, next: SharedDraft | null): void {
    const { version, rules: inForce } = this.#published.peek();
    const theirs = next ?? { rules: inForce, basedOn: version, baseRules: inForce };
    const { rules, conflicts } = mergeRules(base, edits.rules, theirs.rules);
    if (isSameRules(rules, theirs.rules)) return this.#forget();
    this.#clashes.value = conflicts;
    this.#turn.value += 1;
    this.#unsaved.value = { ...theirs, rules };
    this.#saveSoon();
  }

  #saveSoon(): void {
    clearTimeout(this.#timer);
    this.#saveState.value = 'waiting';
    this.#timer = setTimeout(() => void this.#saveNow(), this.#parts.saveDelayMs ?? 500);
  }

  async #saveNow(): Promise<void> {
    clearTimeout(this.#timer);
    await this.#saving;
    const edits = this.#unsaved.peek();
    if (edits === null) return;
    this.#saving = this.#saveAlone(edits);
    await this.#saving;
  }

  async #saveAlone(edits: Edits): Promise<void> {
    this.#isSaving = true;
    const isConflict = await this.#write(edits);
    this.#isSaving = false;
    for (const draft of this.#heldBack.splice(0)) this.accept(draft);
    if (isConflict) await this.#parts.reload();
  }

  /** True when somebody else saved before. */
  async #write(edits: Edits): Promise<boolean> {
    const { rules, basedOn, baseRules } = edits;
    const before = this.#kept.peek();
    const result = await this.#parts.save({ revision: before?.revision ?? 0, basedOn, rules });
    if (!result.ok) {
      this.#saveState.value = 'failed';
      return result.reason === 'conflict';
    }
    this.#kept.value = { ...(before ?? justBegun), ...result.value, rules, basedOn, baseRules };
    if (this.#unsaved.peek() === edits) {
      this.#unsaved.value = null;
      this.#saveState.value = 'saved';
    } else this.#saveSoon();
    return false;
  }
}

/** Until the server has told the rest. */
const justBegun = { owner: '', editedBy: '', editedAt: 0, proposal: null, answer: null } as const;
