import axe from 'axe-core';
import type { Page } from 'puppeteer';

export const colourSchemes = ['light', 'dark'] as const;

/** What axe finds on a page as it is shown now, however small, one line a finding; empty is right. */
export const findBarriers = async (page: Page, scheme: (typeof colourSchemes)[number]): Promise<string[]> => {
  await page.emulateMediaFeatures([
    { name: 'prefers-color-scheme', value: scheme },
    { name: 'prefers-reduced-motion', value: 'reduce' },
  ]);
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() => window.axe.run(document, { resultTypes: ['violations'] }));
  return violations.flatMap(({ id, impact, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id} (${impact}): ${html}\n${failureSummary}`),
  );
};

declare global {
  interface Window {
    axe: typeof axe;
  }
}
