import { takenUploadSchema, type ListSource } from '#shared/api/category-lists.ts';
import * as z from 'zod/mini';
import type { StaffClient } from './staff-client.ts';
import { waitUntil } from './wait-until.ts';

export interface ListUpload {
  readonly name?: string;
  readonly categoryId?: string;
  readonly sourceId?: string;
}

const answerSchema = z.object({
  ok: z.boolean(),
  reason: z.optional(z.string()),
  value: z.optional(z.unknown()),
});

/** Sends a file of lists as the dashboard does; answers what the server says at once. */
export const sendList = async (
  serverUrl: string,
  cookie: string,
  body: string | Uint8Array,
  { sourceId, name = 'list.txt', categoryId = 'gambling' }: ListUpload = {},
  headers: Record<string, string> = {},
): Promise<z.infer<typeof answerSchema>> => {
  const query = new URLSearchParams(sourceId === undefined ? { name, categoryId } : { sourceId });
  const response = await fetch(`${serverUrl}/api/category-lists?${query}`, {
    method: 'POST',
    headers: { cookie, origin: serverUrl, 'content-type': 'application/octet-stream', ...headers },
    body: Buffer.from(body),
  });
  return answerSchema.parse(await response.json());
};

/** A person at the category lists, without a browser. */
export class ListDesk {
  readonly #staff: StaffClient;
  readonly #serverUrl: string;

  constructor(serverUrl: string, staff: StaffClient) {
    this.#staff = staff;
    this.#serverUrl = serverUrl;
  }

  /** Waits until the server has read it and said what came of it. */
  async upload(body: string | Uint8Array, about: ListUpload = {}): Promise<ListSource> {
    const answer = await sendList(this.#serverUrl, this.#staff.cookie(), body, about);
    if (!answer.ok) throw new Error(`The list was refused: ${answer.reason}.`);
    return this.settled(takenUploadSchema.parse(answer.value).sourceId);
  }

  /** The source, once nothing is being done about it. */
  settled(sourceId: string): Promise<ListSource> {
    return waitUntil(
      'the list is read',
      async () => {
        const { sources, working } = await this.#staff.do('listSources', {});
        if (working.some((each) => each.sourceId === sourceId)) return null;
        return sources.find((each) => each.sourceId === sourceId) ?? null;
      },
      60_000,
    );
  }

  async quiet(): Promise<readonly ListSource[]> {
    return waitUntil(
      'no list is being read',
      async () => {
        const { sources, working } = await this.#staff.do('listSources', {});
        return working.length === 0 ? sources : null;
      },
      60_000,
    );
  }
}
