import { mkdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { startChromium } from '../../tools/web/chromium.ts'

/** Where pictures of pages are put, to be looked at. */
const PICTURES = join(import.meta.dirname, '../../.corridor/faces')

/** A real Chromium. */
export const startBrowser = startChromium

/** A picture of the whole page, for people to look at. */
export async function picture(page: Page, name: string): Promise<void> {
  mkdirSync(PICTURES, { recursive: true })
  await page.screenshot({ path: join(PICTURES, `${name}.png`), fullPage: true })
}

/** What axe finds against WCAG 2.2 AA, as rule and place. */
export async function violations(page: Page): Promise<string[]> {
  const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js')
  // Put in by the driver: what the page's own policy forbids does not hold for the tools of the browser.
  await page.evaluate(readFileSync(axe, 'utf8'))
  return page.evaluate(async () => {
    type Axe = { run: (options: object) => Promise<{ violations: { id: string; nodes: { target: unknown }[] }[] }> }
    const { axe: loaded } = globalThis as unknown as { axe: Axe }
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
    const found = await loaded.run({ runOnly: { type: 'tag', values: tags } })
    return found.violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${String(target)}`))
  })
}

/**
 * Makes all text twice as large, as somebody does who sees little; what stands in pixels grows as well.
 * @returns what is cut off then, or makes the page wider than its window
 */
export const cutOffWhenLarge = (page: Page): Promise<string[]> =>
  page.evaluate(`(() => {
    const all = [...document.querySelectorAll('body, body *')].filter((one) => one.closest('svg, .hidden, .skip') === null)
    const sizes = all.map((one) => {
      const { fontSize, lineHeight } = getComputedStyle(one)
      return [one, parseFloat(fontSize) * 2 + 'px', lineHeight === 'normal' ? lineHeight : parseFloat(lineHeight) * 2 + 'px']
    })
    for (const [one, fontSize, lineHeight] of sizes) Object.assign(one.style, { fontSize, lineHeight })
    const cut = all.filter((one) => {
      const { overflowX, overflowY } = getComputedStyle(one)
      return (overflowX === 'hidden' && one.scrollWidth > one.clientWidth + 1) || (overflowY === 'hidden' && one.scrollHeight > one.clientHeight + 1)
    })
    const name = (one) => one.tagName.toLowerCase() + '.' + one.className + ': ' + one.textContent.slice(0, 40)
    const wide = document.documentElement.scrollWidth > innerWidth
      ? all.filter((one) => one.getBoundingClientRect().right > innerWidth + 1).slice(-3).map((one) => 'wide ' + name(one))
      : []
    return [...cut.map((one) => 'cut ' + name(one)), ...wide]
  })()`)

/** Every figure of a page: what it says it counts, and what it shows. */
export const factsOf = (page: Page): Promise<(readonly [fact: string, shown: string])[]> =>
  page.evaluate(`[...document.querySelectorAll('[data-fact]')].map((one) => [one.dataset.fact, one.textContent])`)
