import { crxPath } from './deployment-paths.ts';

export interface UpdateManifestFacts {
  readonly serverUrl: string;
  readonly extensionId: string;
  readonly version: string;
  readonly minimumChromeVersion: string;
}

/** What Chrome asks for to install and to update (https://developer.chrome.com/docs/extensions/how-to/distribute/host-on-linux). */
export const updateManifest = (facts: UpdateManifestFacts): string => `<?xml version='1.0' encoding='UTF-8'?>
<gupdate xmlns='http://www.google.com/update2/response' protocol='2.0'>
  <app appid='${facts.extensionId}'>
    <updatecheck codebase='${escapeXml(facts.serverUrl + crxPath)}' version='${facts.version}' prodversionmin='${facts.minimumChromeVersion}'/>
  </app>
</gupdate>
`;

const escapeXml = (text: string): string =>
  text.replace(/[&<>'"]/g, (character) => `&#${character.charCodeAt(0)};`);
