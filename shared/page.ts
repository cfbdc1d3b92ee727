import * as z from 'zod/mini';

/** Addresses and titles are cut to these lengths on the device, and refused beyond them on the server. */
export const maxUrlLength = 2048;
export const maxTitleLength = 300;

export const urlSchema = z.string().check(z.minLength(1), z.maxLength(maxUrlLength));
export const titleSchema = z.string().check(z.maxLength(maxTitleLength));

export const pageSchema = z.object({ url: urlSchema, title: titleSchema });
export type Page = z.infer<typeof pageSchema>;
