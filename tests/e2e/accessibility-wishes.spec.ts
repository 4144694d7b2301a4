import type { Page } from '@playwright/test';
import { followToEnd } from '#cli/drive-page.ts';
import { pages } from './accessibility-pages.ts';
import { violations } from './axe.ts';
import { expect, test } from './journey.ts';
import { openRow } from './open-row.ts';

/** By how much a page is wider than its window, px; what scrolls in a frame of its own counts for nothing. */
async function overflow(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth > clientWidth
      ? [`${location.pathname}: ${String(scrollWidth)} px in ${String(clientWidth)} px`]
      : [];
  });
}

/** What moves, or would, on the page as it stands. */
async function moving(page: Page): Promise<readonly string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('body *')].flatMap((element) => {
      const style = getComputedStyle(element);
      const longest = [style.transitionDuration, style.animationDuration]
        .flatMap((durations) => durations.split(', '))
        .reduce((most, duration) => Math.max(most, Number.parseFloat(duration)), 0);
      return longest > 0.001
        ? [`${element.tagName} ${element.className.toString()}: ${String(longest)} s`]
        : [];
    }),
  );
}

/** Each element that takes the focus, one after another by Tab, without a line that shows it; and how many there were. */
async function unseenFocus(page: Page, most: number): Promise<{ unseen: readonly string[]; kinds: number }> {
  const unseen: string[] = [];
  const kinds = new Set<string>();
  for (let press = 0; press < most; press += 1) {
    await page.keyboard.press('Tab');
    const focused = await page.evaluate(() => {
      const element = document.activeElement;
      if (element === null || element === document.body) return undefined;
      const shows = (one: Element): boolean => {
        const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(one);
        return (
          outlineStyle !== 'none' &&
          Number.parseFloat(outlineWidth) >= 2 &&
          !/^rgba\(.*, 0\)$/.test(outlineColor)
        );
      };
      const around = [element, ...[element.closest('label')].flatMap((label) => label ?? [])];
      const kind = `${element.tagName} ${element.getAttribute('type') ?? element.getAttribute('role') ?? ''}`;
      return { kind, name: element.outerHTML.slice(0, 120), isSeen: around.some(shows) };
    });
    if (focused === undefined) break;
    kinds.add(focused.kind);
    if (!focused.isSeen) unseen.push(`${new URL(page.url()).pathname} ${focused.name}`);
  }
  return { unseen, kinds: kinds.size };
}

test('every page fits a window of 320 px, and its targets a finger', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  const found: string[] = [];
  for (const path of Object.values(pages).flat()) {
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    found.push(...(await overflow(page)), ...(await violations(page, ['target-size'])));
  }
  expect(found).toEqual([]);
});

test('a batch and its pages follow what a person asks of the system', async ({ page }) => {
  await page.goto('/settings/');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  const onSettings = await unseenFocus(page, 60);
  expect(onSettings.kinds).toBeGreaterThan(4);
  expect(onSettings.unseen).toEqual([]);

  // High contrast is chosen, and holds on the next page before the program is there.
  await page.getByLabel('High contrast').check();
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto('/');
  const ink = await page.evaluate(() => getComputedStyle(document.documentElement).color);
  expect(ink).toBe('rgb(0, 0, 0)');

  // What is said to a screen reader while a batch runs.
  await page.evaluate(() => {
    const said = new Set<string>();
    Reflect.set(window, 'said', said);
    new MutationObserver(() => {
      for (const region of document.querySelectorAll('[role="status"], [aria-live="polite"]'))
        if (region.textContent.trim() !== '') said.add(region.textContent.trim().replaceAll(/\s+/g, ' '));
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
  });
  await page.getByTestId('sample-batch').click();
  await page.getByTestId('progress').waitFor({ state: 'attached' });
  await followToEnd(page, () => undefined);
  const said = await page.evaluate(() => [...(Reflect.get(window, 'said') as Set<string>)]);
  expect(said.join(' · ')).toContain('Finished.');
  const progress = page.getByRole('progressbar', { name: 'Progress of the batch' });
  await expect(progress).toHaveAttribute('aria-valuenow', /^\d+$/);

  const found: string[] = [];
  const look = async (): Promise<void> => {
    found.push(...(await moving(page)));
    await page.setViewportSize({ width: 320, height: 640 });
    found.push(...(await overflow(page)), ...(await violations(page, ['target-size'])));
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.evaluate(() => (document.documentElement.style.fontSize = '32px'));
    found.push(...(await overflow(page)));
    await page.evaluate(() => (document.documentElement.style.fontSize = ''));
    found.push(...(await violations(page)), ...(await unseenFocus(page, 60)).unseen);
  };
  await look();
  await openRow(page.getByTestId('row').first());
  await expect(page.getByTestId('domains')).toBeVisible();
  await look();
  expect(found).toEqual([]);

  // The system's own colours: what has the focus and what is chosen stay visible.
  await page.emulateMedia({ forcedColors: 'active' });
  await page.goto('/settings/');
  const shown = await unseenFocus(page, 40);
  expect(shown.unseen).toEqual([]);
  // Which one is chosen is said by the browser's own sign, which follows the system's colours.
  const sign = await page.getByRole('radio', { name: 'High contrast' }).evaluate((radio) => {
    const { appearance, opacity } = getComputedStyle(radio);
    return { appearance, opacity, isSeen: radio.getBoundingClientRect().width >= 12 };
  });
  expect(sign).toEqual({ appearance: 'auto', opacity: '1', isSeen: true });
});
