import { execFileSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildWeb } from '../../tools/web/build.ts'
import { picture, violations } from '../support/browser.ts'
import { openPages, type Pages } from '../support/console.ts'
import { commandsOf, type EmptyHub, startEmptyHub } from '../support/empty-hub.ts'

/** faces.md 10, 13: an operator alone brings two countries on, from an empty hub to the first exchanged message, as the page leads. */
let hub: EmptyHub
let pages: Pages
let operator: string

beforeAll(async () => {
  await buildWeb()
  hub = await startEmptyHub()
  const { status, output } = hub.run('corridor operator add awa > operator.token')
  if (status !== 0) throw new Error(output)
  operator = readFileSync(join(hub.folder, 'operator.token'), 'utf8').trim()
  pages = await openPages(() => hub.url)
})
afterAll(async () => {
  await pages?.close()
  await hub?.stop()
})

type Answers = Readonly<Record<string, string>>

/** Answers the questions of the form with this heading by their names, and does it. */
async function fill(page: Page, title: string, does: string, answers: Answers): Promise<void> {
  const form = page.locator('form.act-form', { has: page.getByRole('heading', { name: title, exact: true }) })
  for (const [name, value] of Object.entries({ ...answers, reason: 'onboarding' })) {
    const choice = form.locator(`select[name="${name}"]`)
    if ((await choice.count()) > 0) await choice.selectOption(value)
    else await form.locator(`[name="${name}"]`).fill(value)
  }
  await form.getByRole('button', { name: does, exact: true }).click()
}

async function addFrom(page: Page, link: string, answers: Answers): Promise<void> {
  await page.getByRole('link', { name: 'Registry', exact: true }).first().click()
  await page.getByRole('link', { name: link }).click()
  await page.getByRole('heading', { name: link, level: 1 }).waitFor()
  await fill(page, link, 'Add', answers)
}

/** What the page shows once, and then no more. */
async function shownOnce(page: Page, kept: (text: string) => void): Promise<void> {
  const notice = page.getByRole('alert').filter({ hasText: 'This is shown once' })
  kept((await notice.locator('.secret').last().textContent()) ?? '')
  await notice.getByRole('button', { name: 'Close' }).click()
  expect(await page.locator('.secret').count()).toBe(0)
}

/** The country makes its key on its own machine: the page gets the request and nothing else. */
function request(country: string): string {
  const subject = `/O=Customs/CN=${country}`
  const made = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-keyout', `${country}.key`]
  execFileSync('openssl', ['req', '-new', ...made, '-out', `${country}.csr`, '-subj', subject], {
    cwd: hub.folder,
    stdio: 'ignore',
  })
  return readFileSync(join(hub.folder, `${country}.csr`), 'utf8')
}

async function bringOn(page: Page, code: string, name: string, [en, fr, pt]: readonly [string, string, string]) {
  await addFrom(page, 'Add a participant', {
    key: code,
    en,
    fr,
    pt,
    contact: `Duty of ${name}`,
    phone: '+228 22 00 00 00',
  })
  await page.getByRole('heading', { name: en, level: 1 }).waitFor()
  const step = page.locator('.steps > li', { hasText: 'Certificate for signing' })
  await step.locator('.tag', { hasText: 'to do' }).waitFor()
  await fill(page, 'Register a certificate', 'Add', { pem: request(code) })
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save', exact: true }).click(),
  ])
  writeFileSync(join(hub.folder, `${code}.crt`), readFileSync(await file.path()))
  await page.getByRole('alert').getByRole('button', { name: 'Close' }).click()
  await fill(page, 'Give a token', 'Give a token', { label: 'its system' })
  await shownOnce(page, (token) => writeFileSync(join(hub.folder, `${code}.token`), token))
  await step.locator('.tag', { hasText: 'done' }).waitFor()
}

/** What its system tells the hub of what it took. */
function reportOf(entries: readonly object[]): object {
  const at = new Date().toISOString()
  const header = { id: randomUUID(), type: 'delivery-report', version: '1', sender: { country: 'BF', role: 'customs' } }
  return { ...header, occurredAt: at, preparedAt: at, procedure: 'automatic', body: { entries } }
}

const tokenOf = (country: string): string => readFileSync(join(hub.folder, `${country}.token`), 'utf8').trim()

test('what is wrong is said at its place in words, and what was typed stays', async () => {
  const page = await pages.open({ token: operator })
  await addFrom(page, 'Add a country', { code: 'TOGO', name: 'Togo', timeZone: 'Africa/Nowhere' })
  await page
    .getByText(/\/code/)
    .first()
    .waitFor()
  await page
    .getByText(/timeZone/)
    .first()
    .waitFor()
  expect(await page.locator('[name="name"]').inputValue()).toBe('Togo')
  expect(await violations(page)).toEqual([])
})

// Once: what is brought on is on.
test('an operator alone brings two countries on, in the order the pages give, until one has a message of the other', {
  retry: 0,
}, async () => {
  const page = await pages.open({ token: operator })
  await addFrom(page, 'Add a country', { code: 'TG', name: 'Togo', timeZone: 'Africa/Lome' })
  await page.getByText(/^Done at/).waitFor()
  await fill(page, 'Add a country', 'Add', { code: 'BF', name: 'Burkina Faso', timeZone: 'Africa/Ouagadougou' })
  await page.getByText(/^Done at/).waitFor()
  await bringOn(page, 'TG', 'Togo', ['Customs of Togo', 'Douanes du Togo', 'Alfândega do Togo'])
  await bringOn(page, 'BF', 'Burkina Faso', ['Customs of Burkina Faso', 'Douanes du Burkina', 'Alfândega do Burquina'])
  // Each step leads on: offices and agreements from where they are missing.
  await page.getByRole('link', { name: 'Add an office' }).click()
  await fill(page, 'Add an office', 'Add', { code: 'BFDAK001', name: 'Dakola', timeZone: 'Africa/Ouagadougou' })
  await page.getByText(/^Done at/).waitFor()
  await fill(page, 'Add an office', 'Add', {
    code: 'TGCNK001',
    name: 'Cinkassé',
    timeZone: 'Africa/Lome',
    pairs: 'BFDAK001',
  })
  await page.getByText(/^Done at/).waitFor()
  await page.getByRole('link', { name: 'BF', exact: true }).click()
  await page.getByRole('link', { name: 'Add an agreement' }).click()
  await fill(page, 'Add an agreement', 'Add', { id: 'TG-BF', countries: 'TG BF' })
  await page.getByText(/^Done at/).waitFor()
  // Their systems exchange the first message, and report it.
  const sent = hub.run(commandsOf('onboarding.md', '7. The first message'))
  expect(sent.status, sent.output).toBe(0)
  const headers = { authorization: `Bearer ${tokenOf('BF')}`, 'content-type': 'application/json' }
  const inbox = (await (await fetch(`${hub.url}/v1/inbox?wait=20`, { headers })).json()) as {
    messages: { sender: string; type: string; logIndex: number; id: string }[]
  }
  expect(inbox.messages).toMatchObject([{ sender: 'TG', type: 'availability-notice' }])
  const entries = inbox.messages.map(({ sender, id, logIndex }) => ({ sender, id, logIndex, outcome: 'accepted' }))
  writeFileSync(join(hub.folder, 'report.json'), JSON.stringify(reportOf(entries)))
  const own = 'corridor send report.json --hub "$HUB" --key BF.key --certificate BF.crt --hub-certificate hub.crt'
  const reported = hub.run(`${own} --token "$(cat BF.token)"`)
  expect(reported.status, reported.output).toBe(0)
  await page.getByRole('link', { name: 'BF', exact: true }).click()
  const told = page.locator('.steps > li', { hasText: 'First delivery reported' })
  await told.locator('.tag', { hasText: 'done' }).waitFor()
  await picture(page, 'console-onboarding')
  expect(await violations(page)).toEqual([])
})

test('an officer of the new country is invited, and the code is shown once', { retry: 0 }, async () => {
  const page = await pages.open({ token: operator })
  await page.goto(`${hub.url}/console/#/registry/BF`)
  await page.getByText('Invite an officer').first().click()
  let code = ''
  await fill(page, 'Invite an officer', 'Invite', { name: 'Awa Ouédraogo', pseudonym: 'D17', offices: 'bfdak001' })
  await shownOnce(page, (text) => (code = text))
  await page.getByRole('cell', { name: 'BFDAK001' }).waitFor()
  const signIn = {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ code, pin: '402917' }),
  }
  const answer = await fetch(`${hub.url}/v1/session`, signIn)
  expect([answer.status, await answer.json()]).toMatchObject([201, { name: 'Awa Ouédraogo', offices: ['BFDAK001'] }])
})

/** People of a principal, on the page of it; opens the form with this title. */
async function atSahel(page: Page, title: string): Promise<void> {
  await page.goto(`${hub.url}/console/#/registry/TG%2Fsahel`)
  await page.getByRole('heading', { name: 'Representatives' }).waitFor()
  await page.locator('summary', { hasText: title }).press('Enter')
}

const formOf = (page: Page, title: string) =>
  page.locator('form.act-form', { has: page.getByRole('heading', { name: title, exact: true }) })
const LATER = { subject: 'mariama', name: 'Mariama Bah', pseudonym: 'mariama-1' }
const ISSUER = 'https://login.example.org'

test('a representative whose subject is taken is refused in words; another is registered by keyboard alone, and ended', {
  retry: 0,
}, async () => {
  const page = await pages.open({ token: operator })
  const names = { en: 'Sahel Transit', fr: 'Sahel Transit', pt: 'Sahel Transit' }
  await addFrom(page, 'Add a participant', { key: 'TG/sahel', role: 'principal', ...names })
  await page.getByRole('heading', { name: 'Sahel Transit', level: 1 }).waitFor()
  await page.getByText(/This hub has no OpenID Connect/).waitFor()
  expect(await page.getByRole('link', { name: 'To the account page' }).getAttribute('href')).toBe('/account')
  // By keyboard alone: the form is opened, its fields come in order, Enter sends it.
  await atSahel(page, 'Register a representative')
  for (const typed of ['Awa Traoré', 'awa-1', ISSUER, 'awa', undefined, 'onboarding']) {
    await page.keyboard.press('Tab')
    if (typed !== undefined) await page.keyboard.type(typed)
  }
  await page.keyboard.press('Enter')
  await page.getByRole('cell', { name: 'awa-1' }).waitFor()
  // A subject is one person: whoever comes with it later is told so, and what was typed stays.
  await fill(page, 'Register a representative', 'Register', { ...LATER, issuer: ISSUER, subject: 'awa' })
  await formOf(page, 'Register a representative').getByRole('alert').waitFor()
  expect(await formOf(page, 'Register a representative').getByRole('alert').innerText()).toContain(
    "This is another person's already",
  )
  expect(await formOf(page, 'Register a representative').locator('[name="name"]').inputValue()).toBe('Mariama Bah')
  await page.locator('summary', { hasText: 'Change a representative' }).click()
  await page.locator('summary', { hasText: 'End a representative’s part' }).click()
  await picture(page, 'console-representatives')
  expect(await violations(page)).toEqual([])
  const awa = formOf(page, 'End a representative’s part').getByRole('option', { name: /Awa Traoré/ })
  await fill(page, 'End a representative’s part', 'End', { id: (await awa.getAttribute('value')) ?? '' })
  await page.getByRole('cell', { name: /^until / }).waitFor()
  expect(await page.locator('summary', { hasText: 'End a representative’s part' }).count()).toBe(0)
})

test('an auditor sees representatives and acts on none', async () => {
  const { status, output } = hub.run('corridor operator add kofi --scope auditor > auditor.token')
  if (status !== 0) throw new Error(output)
  const page = await pages.open({ token: readFileSync(join(hub.folder, 'auditor.token'), 'utf8').trim() })
  await page.getByRole('link', { name: 'Registry', exact: true }).click()
  await page.getByRole('cell', { name: 'Awa Traoré' }).waitFor()
  expect(await page.locator('form.act-form').count()).toBe(0)
  expect(await page.locator('summary').count()).toBe(0)
})
