export const updateManifestPath = '/extension/updates.xml';
export const crxPath = '/extension/thinkclick.crx';
