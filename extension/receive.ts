import { commands, isCommandName, type ActionName, type CommandArgs } from '#shared/commands/index.ts';
import { deviceStateSchema, watchSchema, type DeviceState, type Watch } from '#shared/device-state.ts';
import { oneAtATime } from '#shared/one-at-a-time.ts';
import type { Policy } from '#shared/policy/policy.ts';
import { metTellingSchema } from '#shared/prompts/met-lately.ts';
import { signedPolicySchema } from '#shared/policy/policy.ts';
import { failure, success, type Result } from '#shared/result.ts';
import { frameModeSchema, type FrameMode } from '#shared/screen/frame.ts';
import { actionSchema, type Action } from '#shared/socket-events.ts';
import type { Memory } from './memory.ts';
import { verifyPolicy } from './verify-policy.ts';

type StateField = Exclude<keyof DeviceState, 'version'>;

/** Makes each field of the state true. Called again with the same value it changes nothing. */
export type Enforce = { readonly [Field in StateField]: (value: DeviceState[Field]) => Promise<void> };

/** What the browser does not let us make true, in a sentence for staff. */
export class EnforceFailure extends Error {}

/** Does each momentary command once. */
export type Effects = {
  readonly [Name in ActionName]: (
    args: CommandArgs<Name>,
    about: Pick<Action, 'by'>,
  ) => Promise<Result<null>>;
};

export interface ReceiveParts {
  readonly memory: Memory;
  readonly enforce: Enforce;
  readonly enforcePolicy: (policy: Policy) => Promise<void>;
  readonly effects: Effects;
  readonly onWatch: (watch: Watch) => void;
  readonly onNeedKey: (mode: FrameMode) => void;
  /** Server epoch ms. */
  readonly serverNow: () => number;
}

/** A stop before all, then the lock: a class waits for it. */
const fields: readonly StateField[] = [
  'stop',
  'place',
  'lock',
  'lesson',
  'freeze',
  'focus',
  'agreement',
  'closedMarks',
  'exceptions',
  'pupil',
  'staff',
  'guest',
  'answers',
  'tellings',
  'tabLimit',
  'timer',
  'eyesUp',
  'hand',
  'mayShow',
  'earlierPictures',
  'alerts',
  'trustedAdults',
  'grownUps',
];
const rememberedActions = 200;

/** What the server wants, made true on this device: parsed, kept first, then applied, then acknowledged. */
export class Receive {
  readonly #parts: ReceiveParts;
  /** What this life of the worker has made true, so that a change touches only what changed. */
  readonly #applied = new Map<StateField, string>();
  readonly #oneAtATime = oneAtATime();

  constructor(parts: ReceiveParts) {
    this.#parts = parts;
  }

  state(payload: unknown): Promise<Result<{ version: number }>> {
    const parsed = deviceStateSchema.safeParse(payload);
    if (!parsed.success) return Promise.resolve(failure('bad-message'));
    return this.#inTurn(() => this.#takeState(parsed.data));
  }

  policy(payload: unknown): Promise<Result<{ version: number }>> {
    const parsed = signedPolicySchema.safeParse(payload);
    if (!parsed.success) return Promise.resolve(failure('bad-message'));
    return this.#inTurn(async () => this.#takePolicy(parsed.data));
  }

  /** What whoever sits here has met on any computer. */
  async met(payload: unknown): Promise<void> {
    const parsed = metTellingSchema.safeParse(payload);
    if (parsed.success) await this.#parts.memory.write('metElsewhere', parsed.data);
  }

  /** Makes a field true anew, after whatever has come before. */
  again(field: StateField): Promise<Result<null>> {
    return this.#inTurn(async () => {
      this.#applied.delete(field);
      await this.#apply(field, await this.#parts.memory.read('state'));
      return success(null);
    });
  }

  watch(payload: unknown): void {
    const parsed = watchSchema.safeParse(payload);
    if (parsed.success) this.#parts.onWatch(parsed.data);
  }

  needKey(payload: unknown): void {
    const parsed = frameModeSchema.safeParse(payload);
    if (parsed.success) this.#parts.onNeedKey(parsed.data);
  }

  action(payload: unknown): Promise<Result<null>> {
    const parsed = actionSchema.safeParse(payload);
    if (!parsed.success) return Promise.resolve(failure('bad-message'));
    return this.#inTurn(() => this.#takeAction(parsed.data));
  }

  async #takeState(state: DeviceState): Promise<Result<{ version: number }>> {
    const { memory } = this.#parts;
    const kept = await memory.read('state');
    if (state.version < kept.version) return success({ version: kept.version });
    await memory.write('state', state);
    const failures: unknown[] = [];
    // Nothing waits behind what fails.
    for (const field of fields) await this.#apply(field, state).catch((error) => failures.push(error));
    if (failures.length > 0) throw failures[0];
    return success({ version: state.version });
  }

  async #apply<Field extends StateField>(field: Field, state: DeviceState): Promise<void> {
    const value = JSON.stringify(state[field]);
    if (this.#applied.get(field) === value) return;
    this.#applied.delete(field);
    const enforceField: Enforce[Field] = this.#parts.enforce[field];
    try {
      await enforceField(state[field]);
    } catch (error) {
      // As far as the browser allows it is done, and said: what is ordered next does not fail of it.
      if (error instanceof EnforceFailure) this.#applied.set(field, value);
      throw error;
    }
    this.#applied.set(field, value);
  }

  async #takePolicy(signed: { text: string; signature: string }): Promise<Result<{ version: number }>> {
    const { memory, enforcePolicy } = this.#parts;
    const identity = await memory.read('identity');
    if (identity === null) return failure('not-enrolled');
    const policy = await verifyPolicy(signed, identity.policyPublicKey);
    if (!policy.ok) return policy;
    const { version } = policy.value;
    const kept = await memory.read('policy');
    if (kept !== null && version < kept.version) return success({ version: kept.version });
    await memory.write('policy', { ...signed, version });
    await enforcePolicy(policy.value);
    return success({ version });
  }

  async #takeAction(action: Action): Promise<Result<null>> {
    const { memory, serverNow } = this.#parts;
    if (serverNow() > action.expiresAt) return failure('expired');
    const done = await memory.read('doneActions');
    if (done.includes(action.id)) return success(null);
    // Kept before it is done: after a crash in between it is lost rather than done twice.
    await memory.write('doneActions', [...done, action.id].slice(-rememberedActions));
    return this.#perform(action);
  }

  #perform({ name, args, by }: Action): Promise<Result<null>> {
    if (!isCommandName(name) || !isActionName(name)) return Promise.resolve(failure('not-found'));
    return performAction(this.#parts.effects, name, args, { by });
  }

  /** One at a time, in the order of arrival; what throws is answered, never thrown over the wire. */
  #inTurn<Value>(job: () => Promise<Result<Value>>): Promise<Result<Value>> {
    return this.#oneAtATime(job).catch((error: unknown) =>
      failure('failed', ...(error instanceof EnforceFailure ? [error.message] : [])),
    );
  }
}

const isActionName = (name: keyof typeof commands): name is ActionName => commands[name].kind === 'action';

const performAction = async <Name extends ActionName>(
  effects: Effects,
  name: Name,
  args: unknown,
  about: Pick<Action, 'by'>,
): Promise<Result<null>> => {
  const parsed = commands[name].args.safeParse(args);
  if (!parsed.success) return failure('bad-message');
  const effect: Effects[Name] = effects[name];
  return effect(parsed.data as CommandArgs<Name>, about);
};
