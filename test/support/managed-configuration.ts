/** What the extension is told by managed storage. */
export interface ManagedConfiguration {
  readonly serverUrl: string;
  readonly enrolmentKey: string;
  readonly schoolName: string;
}

interface PolicyFile {
  readonly ExtensionSettings: Readonly<Record<string, { readonly update_url: string }>>;
  readonly '3rdparty': { readonly extensions: Readonly<Record<string, ManagedConfiguration>> };
}

/** The one extension that a Linux policy file configures, and what it is told. */
export const configurationIn = (policyJson: string): ManagedConfiguration => {
  const policy = JSON.parse(policyJson) as PolicyFile;
  const [configuration] = Object.values(policy['3rdparty'].extensions);
  if (configuration === undefined) throw new Error('The policy configures no extension.');
  return configuration;
};

/** The one extension that a Linux policy file installs, and from where. */
export const extensionIn = (policyJson: string): { extensionId: string; updateUrl: string } => {
  const policy = JSON.parse(policyJson) as PolicyFile;
  const [installed] = Object.entries(policy.ExtensionSettings);
  if (installed === undefined) throw new Error('The policy installs no extension.');
  return { extensionId: installed[0], updateUrl: installed[1].update_url };
};
