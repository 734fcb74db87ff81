import chromium from '@sparticuz/chromium'
import { type Browser, chromium as driver } from 'playwright-core'

/** What a browser in a container of one process cannot do, and a service worker needs. */
const LEFT_OUT = /^--(?:single-process|no-zygote|in-process-gpu)$/

/** A real Chromium, from npm unless `CORRIDOR_CHROMIUM` names another one. @param more switches, as for a camera */
export async function startChromium(more: readonly string[] = []): Promise<Browser> {
  const executablePath = process.env['CORRIDOR_CHROMIUM'] ?? (await chromium.executablePath())
  const args = chromium.args.filter((one) => !LEFT_OUT.test(one))
  return driver.launch({ executablePath, args: [...args, ...more], headless: true })
}
