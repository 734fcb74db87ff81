import { mkdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { startChromium } from '../../tools/web/chromium.ts'

/** Where pictures of pages are put, to be looked at. */
const PICTURES = join(import.meta.dirname, '../../.corridor/faces')

/** A real Chromium. */
export const startBrowser = startChromium

/** Somebody wants to look: a picture takes a fifth of a second, and nobody looks at those of a run by itself. */
const WANTED = process.env['PICTURES'] === '1'

/** A picture of the whole page, for people to look at; none unless `PICTURES=1`. */
export async function picture(page: Page, name: string): Promise<void> {
  if (!WANTED) return
  mkdirSync(PICTURES, { recursive: true })
  await page.screenshot({ path: join(PICTURES, `${name}.png`), fullPage: true })
}

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/**
 * In which themes pages are looked at in which language: a theme changes the colours and no text, a language the text and no
 * colours. So each theme is looked at in one language at least by all rules, one language in all themes, and none in vain.
 */
export const LOOKS: readonly (readonly [language: string, themes: readonly ('light' | 'dark' | 'sun')[]])[] = [
  ['en', ['light', 'dark', 'sun']],
  ['fr', ['dark']],
  ['pt', ['sun']],
]

/** WCAG 2.2 AA. */
const ALL_RULES = { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] }
/** Those of its rules that look at colours, weights and sizes: all that a theme changes of a page. */
const RULES_OF_STYLE = { type: 'rule', values: ['color-contrast', 'link-in-text-block', 'target-size'] }

/**
 * What axe finds against WCAG 2.2 AA, as rule and place.
 * @param rules `style` for a page that was looked at as a whole already, and now has another theme
 */
export async function violations(page: Page, rules: 'all' | 'style' = 'all'): Promise<string[]> {
  // Put in by the driver: what the page's own policy forbids does not hold for the tools of the browser.
  if (!(await page.evaluate<boolean>(`'axe' in globalThis`))) await page.evaluate(AXE)
  return page.evaluate(
    async (runOnly) => {
      type Axe = { run: (options: object) => Promise<{ violations: { id: string; nodes: { target: unknown }[] }[] }> }
      const { axe: loaded } = globalThis as unknown as { axe: Axe }
      // The results that are thrown away are not put together.
      const found = await loaded.run({ runOnly, resultTypes: ['violations'] })
      return found.violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${String(target)}`))
    },
    rules === 'all' ? ALL_RULES : RULES_OF_STYLE,
  )
}

/** What sticks out of a page's window to the right, the innermost; in the browser. */
const STICKING_OUT = `(document.documentElement.scrollWidth > innerWidth
  ? [...document.querySelectorAll('body *')].filter((one) => one.getBoundingClientRect().right > innerWidth + 1).slice(-3)
      .map((one) => 'wide ' + one.tagName.toLowerCase() + '.' + one.className + ': ' + one.textContent.slice(0, 40))
  : [])`

/** What makes a page wider than its window, so that it has to be moved sideways. */
export const tooWide = (page: Page): Promise<string[]> => page.evaluate(STICKING_OUT)

/**
 * Makes all text twice as large, as somebody does who sees little; what stands in pixels grows as well. Afterwards the page is as
 * it was.
 * @param name of the picture taken of it
 * @returns what is cut off then, or makes the page wider than its window
 */
export async function cutOffWhenLarge(page: Page, name: string): Promise<string[]> {
  const found = await page.evaluate<string[]>(`(() => {
    const all = [...document.querySelectorAll('body, body *')].filter((one) => one.closest('svg, .hidden, .skip') === null)
    const sizes = all.map((one) => {
      const { fontSize, lineHeight } = getComputedStyle(one)
      return [one, parseFloat(fontSize) * 2 + 'px', lineHeight === 'normal' ? lineHeight : parseFloat(lineHeight) * 2 + 'px']
    })
    globalThis.notLarge = all.map((one) => [one, one.style.cssText])
    for (const [one, fontSize, lineHeight] of sizes) Object.assign(one.style, { fontSize, lineHeight })
    const cut = all.filter((one) => {
      const { overflowX, overflowY } = getComputedStyle(one)
      return (overflowX === 'hidden' && one.scrollWidth > one.clientWidth + 1) || (overflowY === 'hidden' && one.scrollHeight > one.clientHeight + 1)
    })
    const name = (one) => one.tagName.toLowerCase() + '.' + one.className + ': ' + one.textContent.slice(0, 40)
    return [...cut.map((one) => 'cut ' + name(one)), ...${STICKING_OUT}]
  })()`)
  await picture(page, name)
  await page.evaluate('for (const [one, style] of globalThis.notLarge) one.style.cssText = style')
  return found
}

/** Every figure of a page: what it says it counts, and what it shows. */
export const factsOf = (page: Page): Promise<(readonly [fact: string, shown: string])[]> =>
  page.evaluate(`[...document.querySelectorAll('[data-fact]')].map((one) => [one.dataset.fact, one.textContent])`)
