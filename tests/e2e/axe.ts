import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/**
 * What breaks a rule of WCAG, or of good practice, on a page: of every impact, each rule with the elements it is about.
 * It runs in the page alone, as no page here has frames: by default it runs in another page once more, and tells of
 * each element that passed, which takes twice as long. `only`: these rules alone.
 */
export async function violations(page: Page, only?: readonly string[]): Promise<readonly string[]> {
  const axe = new AxeBuilder({ page }).setLegacyMode(true).options({
    resultTypes: ['violations'],
    rules: { 'target-size': { enabled: true } }, // WCAG 2.2's own is off unless it is asked for
    ...(only && { runOnly: { type: 'rule', values: [...only] } }),
  });
  // Colours that fade are judged when they have come to their end.
  await page.evaluate(() =>
    Promise.allSettled(
      document
        .getAnimations()
        .filter(({ effect }) => Number.isFinite(effect?.getComputedTiming().endTime))
        .map(({ finished }) => finished),
    ),
  );
  const found = await axe.analyze();
  return found.violations.map(
    ({ id, impact, nodes }) =>
      `${page.url()} ${id} (${String(impact)}): ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
  );
}
