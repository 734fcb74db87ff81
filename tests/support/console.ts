import type { BrowserContext, Page } from 'playwright-core'
import { buildWeb } from '../../tools/web/build.ts'
import { startBrowser } from './browser.ts'
import { type HubOptions, startTestHub, type TestHub } from './hub.ts'

export type PageOptions = { token?: string | null; locale?: string; width?: number; dark?: boolean }

/** Pages of the console in a real Chromium. */
export type Pages = {
  /** A page of its own, signed in with this token unless it is null. */
  readonly open: (options?: PageOptions) => Promise<Page>
  /** Throws when a page has asked others for anything, needed what its policy forbids, or failed. */
  close(): Promise<void>
}

/** The console in a real Chromium against a hub of its own. */
export type Faces = Pick<Pages, 'open'> & {
  hub: TestHub
  /** Moves the hub's clock ahead: nobody waits for time to pass. */
  later(ms: number): void
  stop(): Promise<void>
}

/** A browser for the console of the hub at this address. */
export async function openPages(url: () => string): Promise<Pages> {
  const browser = await startBrowser()
  const contexts: BrowserContext[] = []
  const wrong: string[] = []
  return {
    open: async ({ token = 'token-of-operator', locale = 'en-GB', width = 1280, dark = false } = {}) => {
      const context = await browser.newContext({
        viewport: { width, height: 800 },
        locale,
        timezoneId: 'UTC',
        colorScheme: dark ? 'dark' : 'light',
        // What fades is measured while it fades.
        reducedMotion: 'reduce',
      })
      contexts.push(context)
      const page = await context.newPage()
      page.on('request', (request) => {
        if (!request.url().startsWith(url())) wrong.push(request.url())
      })
      page.on('console', (line) => {
        if (/Content Security Policy|TrustedScript/.test(line.text())) wrong.push(line.text())
      })
      page.on('pageerror', (error) => wrong.push(String(error)))
      await page.goto(`${url()}/console/${token === null ? '' : `#token=${token}`}`)
      if (token !== null) await page.locator('.live-mark').waitFor()
      return page
    },
    close: async () => {
      for (const context of contexts) await context.close()
      await browser.close()
      if (wrong.length > 0) throw new Error(`asked of others, forbidden by the policy, or failed: ${wrong.join(', ')}`)
    },
  }
}

/** Starts both, with what the pages are made of. */
export async function startFaces(options: Pick<HubOptions, 'pace' | 'config'> = {}): Promise<Faces> {
  await buildWeb()
  let ahead = 0
  const hub = await startTestHub({ ...options, now: () => new Date(Date.now() + ahead) })
  const pages = await openPages(() => hub.url)
  return {
    hub,
    open: pages.open,
    later: (ms) => {
      ahead += ms
    },
    stop: async () => {
      await hub.stop()
      await pages.close()
    },
  }
}
