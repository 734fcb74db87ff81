import type { Browser, BrowserContext, Page } from 'playwright-core'
import { testVault } from './body-key.ts'
import type { TestHub } from './hub.ts'

/** A phone in a test, with what its page has asked of others or was forbidden. */
export type Phone = { context: BrowserContext; page: Page; wrong: string[] }

export const PHONE = { width: 390, height: 844 }
export const PIN = '402917'

/** A phone of its own: no page on it may ask anybody but the hub, or need what its policy forbids. */
export async function newPhone(
  browser: Browser,
  url: string,
  options: { viewport?: typeof PHONE; reducedMotion?: 'reduce' } = {},
): Promise<Phone> {
  const context = await browser.newContext({ viewport: PHONE, locale: 'en-GB', timezoneId: 'UTC', ...options })
  const page = await context.newPage()
  const wrong: string[] = []
  page.on('request', (request) => {
    if (!request.url().startsWith(url)) wrong.push(`asked of others: ${request.url()}`)
  })
  page.on('console', (line) => {
    if (/Content Security Policy|TrustedScript/.test(line.text())) wrong.push(line.text())
  })
  return { context, page, wrong }
}

/** Ends a phone, and says what its pages should not have done. */
export async function endPhone({ context, wrong }: Phone): Promise<void> {
  await context.close()
  if (wrong.length > 0) throw new Error(wrong.join(', '))
}

export type TestOfficer = { id: string; name: string; pseudonym: string; code: string }

let officers = 0

/** Somebody invited as an operator does it; the code is used at the first sign-in. */
export async function invited(
  hub: TestHub,
  change: { name: string; party?: string; offices?: string[]; rights?: string[] },
): Promise<TestOfficer> {
  officers += 1
  const { name, party = 'TG', offices = ['TGCNK001'], rights = ['facts', 'decisions'] } = change
  const pseudonym = `D${officers}`
  const answer = await fetch(`${hub.url}/v1/officers`, {
    method: 'POST',
    headers: { authorization: 'Bearer token-of-operator', 'content-type': 'application/json' },
    body: JSON.stringify({ party, pseudonym, name, offices, language: 'en', rights, reason: 'starts work' }),
  })
  if (answer.status !== 201) throw new Error(`${answer.status} ${await answer.text()}`)
  const { id, invitation } = (await answer.json()) as { id: string; invitation: { code: string } }
  return { id, name, pseudonym, code: invitation.code }
}

/** The first sign-in of an officer on a phone. @param url of the hub, or of what stands before it */
export async function enrol(page: Page, url: string, { code }: TestOfficer, pin = PIN): Promise<void> {
  await page.goto(`${url}/desk`)
  const other = page.getByRole('button', { name: 'Another person' })
  const field = page.getByLabel('Invitation code')
  await other.or(field).first().waitFor()
  if (await other.isVisible()) await other.click()
  await field.fill(code)
  await page.getByLabel('PIN, six digits').fill(pin)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.getByText('Up to date').waitFor()
}

/** The service worker has everything that a start without a network needs. */
export const installed = (page: Page) => page.evaluate('navigator.serviceWorker.ready.then(() => true)')

/** Unlocks a phone for one of its officers. */
export async function unlock(page: Page, { name }: Pick<TestOfficer, 'name'>, pin = PIN): Promise<void> {
  const field = page.getByLabel('PIN, six digits')
  await page.getByText(name).waitFor()
  const choice = page.getByRole('button', { name })
  if ((await choice.count()) > 0) await choice.click()
  await field.fill(pin)
  await page.getByRole('button', { name: 'Open', exact: true }).click()
}

/** Three taps: the vehicle, that all agrees, and the confirmation. */
export async function confirmAll(page: Page, plate: string, label = 'Confirm 1 MRN'): Promise<void> {
  await page.getByRole('button', { name: plate }).click()
  await page.getByRole('button', { name: 'All agrees' }).click()
  await page.getByRole('button', { name: label }).click()
  await page.getByText(/^Kept on this phone/).waitFor()
}

/** Each message of a type that the log has of these movements: its officer as the hub attests it, once for each. */
export async function messagesOf(hub: TestHub, type: string, mrns: readonly string[]): Promise<string[][]> {
  const { rows } = await hub.pool.query<{ mrn: string; attested: string }>(
    `select l.mrn, coalesce(a.attested_by, '') as attested from log_leaves l join messages m on m.seq = l.message
       left join attestations a on a.message = m.seq
     where l.kind = 'message' and m.type = $1 and l.mrn = any($2) order by l.mrn, l.log_index`,
    [type, mrns],
  )
  return rows.map(({ mrn, attested }) => [mrn, attested])
}

/** When what these messages tell of happened, as they say themselves, in milliseconds. */
export async function occurredAt(hub: TestHub, type: string, mrns: readonly string[]): Promise<number[]> {
  const { rows } = await hub.pool.query<{ frame: Buffer }>(
    `select b.frame from messages m join body_frames b on b.message = m.seq
       join log_leaves l on l.message = m.seq and l.kind = 'message'
     where m.type = $1 and l.mrn = any($2) order by l.log_index`,
    [type, mrns],
  )
  return rows.map(({ frame }) =>
    Date.parse((JSON.parse(testVault.open(frame).toString('utf8')) as { occurredAt: string }).occurredAt),
  )
}

/** What the phone has in its store: names of what is kept, or everything in it as text. The page's own code is not asked. */
export const stored = (
  page: Page,
  table: 'acts' | 'kept',
): Promise<{ names: string[]; rows: { state?: string }[]; text: string }> =>
  page.evaluate(`new Promise((resolve, reject) => {
    const open = indexedDB.open('corridor-desk')
    open.onerror = () => reject(open.error)
    open.onsuccess = () => {
      const store = open.result.transaction('${table}').objectStore('${table}')
      const [keys, all] = [store.getAllKeys(), store.getAll()]
      all.onsuccess = () => {
        open.result.close()
        resolve({ names: keys.result.map(String), rows: all.result, text: JSON.stringify(all.result) })
      }
    }
  })`)
