import type { Namespace, Socket } from 'socket.io';
import * as z from 'zod/mini';
import { filterTestFindingsSchema } from '#shared/filter-test.ts';
import { failure, type Result } from '#shared/result.ts';
import { earlierPicturesSchema } from '#shared/screen/earlier-pictures.ts';
import { attendedSceneMs, sceneSchema } from '#shared/scene.ts';
import { pictureHeadSchema, type DeviceToServer, type ServerToDevice } from '#shared/socket-events.ts';
import type { DeviceLink, OnLate } from '../devices/device-link.ts';
import { parseAnswer } from './parse-answer.ts';

type None = Record<string, never>;
export type DeviceNamespace = Namespace<DeviceToServer, ServerToDevice, None, None>;
export type DeviceSocket = Socket<DeviceToServer, ServerToDevice, None, None>;

const versionSchema = z.object({ version: z.int().check(z.nonnegative()) });
const bytesSchema = z.instanceof(Uint8Array);
const pictureSchema = z.object({ ...pictureHeadSchema.shape, bytes: bytesSchema });

const answerTimeMs = 5_000;
/** How long a later answer is waited for: longer than any action waits to be done. */
const lateTimeMs = 40_000;
/** A new policy may take a weak processor seconds to compile. */
const policyTimeMs = 30_000;
/** A device tries for a while: the page may just be changing. */
const captureTimeMs = 10_000;
/** A device that knows nothing of them does not answer; nobody waits for it longer than for a picture. */
const earlierTimeMs = 4_000;
const filterTestTimeMs = 60_000;
const sceneTimeMs = attendedSceneMs + 10_000;

const answerTo = async <Value extends z.ZodMiniType>(
  value: Value,
  asking: Promise<unknown>,
): Promise<Result<z.infer<Value>>> => {
  try {
    return parseAnswer(value, await asking);
  } catch {
    // Socket.IO rejects for one reason only: no answer in time, which includes a socket that closed meanwhile.
    return failure('timed-out');
  }
};

/** What is not there in time goes to `onLate`: somebody may be waiting for the others of a class. */
const orLater = async <Value>(
  asking: Promise<Result<Value>>,
  onLate: OnLate<Value>,
): Promise<Result<Value>> => {
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), answerTimeMs);
  });
  const answer = await Promise.race([asking, tooLong]);
  clearTimeout(timer);
  if (answer !== null) return answer;
  void asking.then(onLate);
  return failure('timed-out');
};

/** The server's end of one enrolled device's socket. */
export const socketLink = (socket: DeviceSocket, deviceId: string): DeviceLink => ({
  deviceId,
  sendState: (state, onLate) =>
    orLater(answerTo(versionSchema, socket.timeout(lateTimeMs).emitWithAck('state', state)), onLate),
  sendPolicy: (policy) => answerTo(versionSchema, socket.timeout(policyTimeMs).emitWithAck('policy', policy)),
  sendAction: (action, onLate) =>
    orLater(answerTo(z.null(), socket.timeout(lateTimeMs).emitWithAck('action', action)), onLate),
  capture: () => answerTo(pictureSchema, socket.timeout(captureTimeMs).emitWithAck('capture')),
  earlierPictures: () =>
    answerTo(earlierPicturesSchema, socket.timeout(earlierTimeMs).emitWithAck('earlier-pictures')),
  testFilter: () =>
    answerTo(filterTestFindingsSchema, socket.timeout(filterTestTimeMs).emitWithAck('test-filter')),
  recordScene: (request) =>
    answerTo(sceneSchema, socket.timeout(sceneTimeMs).emitWithAck('record-scene', request)),
  sendWatch: (watch) => void socket.emit('watch', watch),
  sendMet: (telling) => void socket.emit('met', telling),
  sendNeedKey: (mode) => void socket.emit('need-key', mode),
  replace: () => void socket.disconnect(true),
});
