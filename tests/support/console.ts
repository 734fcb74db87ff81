import type { Browser, BrowserContext, Page } from 'playwright-core'
import { buildWeb } from '../../tools/web/build.ts'
import { startBrowser } from './browser.ts'
import { startTestHub, type TestHub } from './hub.ts'
import { connectAs } from './receiver.ts'
import { queueNameOf } from '../../src/broker/topology.ts'
import { asParty } from './identifiers.ts'

/** The console in a real Chromium against a hub of its own. */
export type Faces = {
  hub: TestHub
  browser: Browser
  /** Moves the hub's clock ahead: nobody waits for time to pass. */
  later(ms: number): void
  /** A page of its own, signed in with this token unless it is null. */
  open(options?: { token?: string | null; locale?: string; width?: number; dark?: boolean }): Promise<Page>
  /** What pages asked of others, or needed against their policy; nothing, always. */
  wrong: string[]
  stop(): Promise<void>
}

/** Starts both, with what the pages are made of. */
export async function startFaces(): Promise<Faces> {
  await buildWeb()
  let ahead = 0
  const [hub, browser] = await Promise.all([
    startTestHub({ now: () => new Date(Date.now() + ahead) }),
    startBrowser(),
  ])
  const contexts: BrowserContext[] = []
  const wrong: string[] = []
  return {
    hub,
    browser,
    wrong,
    later: (ms) => {
      ahead += ms
    },
    open: async ({ token = 'token-of-operator', locale = 'en-GB', width = 1280, dark = false } = {}) => {
      const context = await browser.newContext({
        viewport: { width, height: 800 },
        locale,
        timezoneId: 'UTC',
        colorScheme: dark ? 'dark' : 'light',
      })
      contexts.push(context)
      const page = await context.newPage()
      page.on('request', (request) => {
        if (!request.url().startsWith(hub.url)) wrong.push(request.url())
      })
      page.on('console', (line) => {
        if (/Content Security Policy|TrustedScript/.test(line.text())) wrong.push(line.text())
      })
      page.on('pageerror', (error) => wrong.push(String(error)))
      await page.goto(`${hub.url}/console/${token === null ? '' : `#token=${token}`}`)
      if (token !== null) await page.locator('.live-mark').waitFor()
      return page
    },
    stop: async () => {
      for (const context of contexts) await context.close()
      await browser.close()
      await hub.stop()
      if (wrong.length > 0) throw new Error(`asked of others, or forbidden by the policy: ${wrong.join(', ')}`)
    },
  }
}

/** A system that is connected and takes what comes, without reporting anything. @returns what ends its connection */
export async function connected(hub: TestHub, key: string): Promise<() => Promise<void>> {
  const connection = await connectAs(hub.config.amqpUrl, hub.party(key))
  connection.on('error', () => undefined)
  const channel = await connection.createChannel()
  await channel.consume(queueNameOf(asParty(key)), (delivery) => {
    if (delivery !== null) channel.ack(delivery)
  })
  return () => connection.close()
}
