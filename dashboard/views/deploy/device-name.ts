import type { DeviceSummary } from '#shared/api/devices.ts';

/** What a person can tell a device by. */
export const deviceName = ({ assetId, serialNumber, deviceId }: DeviceSummary): string =>
  assetId ?? serialNumber ?? deviceId.slice(0, 8);
