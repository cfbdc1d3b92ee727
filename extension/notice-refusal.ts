import type { Memory } from './memory.ts';
import type { Receive } from './receive.ts';

export interface NoticeRefusalParts {
  readonly memory: Pick<Memory, 'read'>;
  readonly receive: Pick<Receive, 'again'>;
}

/**
 * A signature that the server has, and that it asks for all the same, was not taken. It says what it asks before it says what it
 * has, so that it is known as soon as it has it.
 */
export const createNoticeRefusal =
  ({ memory, receive }: NoticeRefusalParts) =>
  async (through: number): Promise<void> => {
    const signed = await memory.read('signedAgreement');
    const { agreement } = await memory.read('state');
    if (signed === null || signed.seq > through || signed.askId !== agreement?.askId) return;
    await receive.again('agreement');
  };
