import type { Deployment } from '#shared/api/devices.ts';
import { updateManifestPath } from './deployment-paths.ts';
import { recommendedPolicies } from './recommended-policies.ts';

export interface DeploymentFacts {
  readonly serverUrl: string;
  readonly schoolName: string;
  readonly enrolmentKey: string;
  readonly extensionId: string;
  readonly extensionVersion: string;
}

/** What the extension is told by managed storage. Pupils can read it: it holds addresses, not secrets. */
const managedConfiguration = ({ serverUrl, enrolmentKey, schoolName }: DeploymentFacts) => ({
  serverUrl,
  enrolmentKey,
  schoolName,
});

const extensionSettings = ({ serverUrl, extensionId }: DeploymentFacts) => ({
  [extensionId]: {
    installation_mode: 'force_installed',
    update_url: serverUrl + updateManifestPath,
    // Without this Chrome asks the address in the manifest for updates, and ours has none.
    override_update_url: true,
    toolbar_pin: 'force_pinned',
  },
});

const pretty = (value: unknown): string => JSON.stringify(value, null, 2);

/** The whole policy of one managed browser as Chrome and Chromium on Linux read it. */
const linuxPolicyFor = (facts: DeploymentFacts): Record<string, unknown> => ({
  ExtensionSettings: extensionSettings(facts),
  '3rdparty': { extensions: { [facts.extensionId]: managedConfiguration(facts) } },
});

const googleAdminPolicyFor = (facts: DeploymentFacts): Record<string, unknown> =>
  Object.fromEntries(Object.entries(managedConfiguration(facts)).map(([key, Value]) => [key, { Value }]));

const edge = 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Microsoft\\Edge';
const registryText = (text: string): string => `"${text.replace(/[\\"]/g, '\\$&')}"`;

/** A .reg file. Edge reads the settings of all extensions as one JSON text, and ours from a key of its own. */
const edgeRegistryFor = (facts: DeploymentFacts): string =>
  [
    'Windows Registry Editor Version 5.00',
    '',
    `[${edge}]`,
    `"ExtensionSettings"=${registryText(JSON.stringify(extensionSettings(facts)))}`,
    '',
    `[${edge}\\3rdparty\\extensions\\${facts.extensionId}\\policy]`,
    ...Object.entries(managedConfiguration(facts)).map(([key, value]) => `"${key}"=${registryText(value)}`),
    '',
  ].join('\r\n');

/** Everything the Deploy page shows. */
export const deploymentPack = (facts: DeploymentFacts): Deployment => ({
  extensionId: facts.extensionId,
  extensionVersion: facts.extensionVersion,
  serverUrl: facts.serverUrl,
  updateUrl: facts.serverUrl + updateManifestPath,
  googleAdminJson: pretty(googleAdminPolicyFor(facts)),
  linuxJson: pretty(linuxPolicyFor(facts)),
  edgeRegistry: edgeRegistryFor(facts),
  recommended: recommendedPolicies,
});
