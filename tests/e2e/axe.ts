import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/**
 * The rules of WCAG for a page, run in it alone, as no page here has frames: by default they run in another page once
 * more, and tell of each element that passed, which takes twice as long.
 */
export function axe(page: Page): AxeBuilder {
  return new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ['violations'] });
}
