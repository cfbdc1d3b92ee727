/** Why the server cannot start: one sentence for the person who starts it. Everything else is a fault of ours. */
export class StartError extends Error {
  override readonly name = 'StartError';
}
