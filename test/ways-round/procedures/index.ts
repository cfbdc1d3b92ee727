import type { Procedure } from '../scene.ts';
import { addressProcedures } from './address.ts';
import { browserProcedures, launchProcedures } from './browser.ts';
import { cloakProcedures } from './cloak.ts';
import { contentProcedures } from './content.ts';
import { forgedProcedures } from './forged.ts';
import { floodProcedures, machineProcedures } from './machine.ts';
import { redirectProcedures } from './redirect.ts';
import { requestProcedures } from './request.ts';
import { searchProcedures } from './search.ts';
import { stayingProcedures } from './staying.ts';

/**
 * Beside others in one browser; with the browser to itself; beside others that wear the browser down as well; or with a
 * browser that it starts itself, and leaves when it has had its time.
 */
export type Company = 'together' | 'alone' | 'floods' | 'launches';

export interface HowToTry {
  readonly run: Procedure;
  readonly company: Company;
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
const each = (procedures: Readonly<Record<string, Procedure>>, company: Company): [string, HowToTry][] =>
  Object.entries(procedures).map(([id, run]) => [id, { run, company }]);

/** How each way is tried, by its id. */
export const procedures: Readonly<Record<string, HowToTry>> = Object.fromEntries([
  ...each(together, 'together'),
  ...each(machineProcedures, 'alone'),
  ...each(floodProcedures, 'floods'),
  ...each(launchProcedures, 'launches'),
]);
