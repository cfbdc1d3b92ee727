import { StartError } from '../start-error.ts';

type Run = (args: readonly string[], flags: ReadonlySet<string>) => Promise<readonly string[]>;

/**
 * Runs a program from the command line. What it answers are sentences about what somebody should look at: they go to standard
 * error with exit code 1, as does the one sentence of a refusal, so that cron and systemd pass them on.
 */
export const runTool = async (
  usage: string,
  knownFlags: readonly string[],
  argCount: number,
  run: Run,
): Promise<void> => {
  const given = process.argv.slice(2);
  const flags = given.filter((each) => each.startsWith('--'));
  const args = given.filter((each) => !each.startsWith('--'));
  try {
    if (args.length !== argCount || flags.some((flag) => !knownFlags.includes(flag)))
      throw new StartError(`It is used like this: ${usage}`);
    const warnings = await run(args, new Set(flags));
    for (const warning of warnings) console.error(warning);
    process.exitCode = warnings.length === 0 ? 0 : 1;
  } catch (error) {
    console.error(sentenceOf(error));
    process.exitCode = 1;
  }
};

const sentenceOf = (error: unknown): string => {
  if (error instanceof StartError) return error.message;
  const { code, message, errcode } = error as NodeJS.ErrnoException & { errcode?: number };
  if (code === 'ENOSPC' || code === 'EDQUOT' || errcode === 13)
    return 'There is no room left where the copy is written. Nothing unfinished was left there.';
  return `It did not work: ${message}`;
};
