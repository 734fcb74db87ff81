import chromium from '@sparticuz/chromium'
import { mkdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { type Browser, chromium as driver, type Page } from 'playwright-core'

/** Where pictures of pages are put, to be looked at. */
const PICTURES = join(import.meta.dirname, '../../.corridor/faces')

/** What a browser in a container of one process cannot do, and a service worker needs. */
const LEFT_OUT = /^--(?:single-process|no-zygote|in-process-gpu)$/

/** A real Chromium, from npm unless `CORRIDOR_CHROMIUM` names another one. @param more switches, as for a camera */
export async function startBrowser(more: readonly string[] = []): Promise<Browser> {
  const executablePath = process.env['CORRIDOR_CHROMIUM'] ?? (await chromium.executablePath())
  const args = chromium.args.filter((one) => !LEFT_OUT.test(one))
  return driver.launch({ executablePath, args: [...args, ...more], headless: true })
}

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

/** Every figure of a page: what it says it counts, and what it shows. */
export const factsOf = (page: Page): Promise<(readonly [fact: string, shown: string])[]> =>
  page.evaluate(`[...document.querySelectorAll('[data-fact]')].map((one) => [one.dataset.fact, one.textContent])`)
