import type { Procedure } from '../scene.ts';
import { addressProcedures } from './address.ts';
import { browserProcedures, launchProcedures } from './browser.ts';
import { cloakProcedures } from './cloak.ts';
import { contentProcedures } from './content.ts';
import { forgedProcedures } from './forged.ts';
import { machineProcedures } from './machine.ts';
import { redirectProcedures } from './redirect.ts';
import { requestProcedures } from './request.ts';
import { searchProcedures } from './search.ts';
import { stayingProcedures } from './staying.ts';

export interface HowToTry {
  readonly run: Procedure;
  /** It wears down or restarts the browser that the others share. */
  readonly isAlone: boolean;
}

const together: Readonly<Record<string, Procedure>> = {
  ...addressProcedures,
  ...redirectProcedures,
  ...cloakProcedures,
  ...requestProcedures,
  ...stayingProcedures,
  ...searchProcedures,
  ...contentProcedures,
  ...forgedProcedures,
  ...browserProcedures,
};
const alone: Readonly<Record<string, Procedure>> = { ...machineProcedures, ...launchProcedures };

const each = (procedures: Readonly<Record<string, Procedure>>, isAlone: boolean): [string, HowToTry][] =>
  Object.entries(procedures).map(([id, run]) => [id, { run, isAlone }]);

/** How each way is tried, by its id. */
export const procedures: Readonly<Record<string, HowToTry>> = Object.fromEntries([
  ...each(together, false),
  ...each(alone, true),
]);
