import { build } from '../../scripts/build.ts';
import { ensureBrowser } from '../../scripts/install-chromium.ts';
import { packageRoot } from '../support/package-root.ts';
import { join } from 'node:path';
import { photographClassView } from './class-view.ts';
import { photographPrompts } from './prompts.ts';

/** The only list of what can be looked at; each writes its pictures into the folder that it is given. */
const groups = { class: photographClassView, prompts: photographPrompts } as const;
type Group = keyof typeof groups;

const isGroup = (name: string): name is Group => name in groups;

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !isGroup(name));
if (unknown.length > 0) {
  console.error(
    `There is nothing called ${unknown.join(', ')}. There is: ${Object.keys(groups).join(', ')}.`,
  );
  process.exit(1);
}
ensureBrowser();
await build();
const folder = join(packageRoot, 'looks');
const wanted = asked.length > 0 ? asked.filter(isGroup) : (Object.keys(groups) as Group[]);
for (const name of wanted) {
  const into = join(folder, name);
  console.log(`${await groups[name](into)} pictures in ${into}`);
}
process.exit(0);
