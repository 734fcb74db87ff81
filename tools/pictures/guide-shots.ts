import type { Page } from 'playwright-core'
import type { Paper, Scene } from './scene.ts'
import { type Screen, type Shot, signIn, toConsole } from './shots.ts'

/** What is kept may be taken back for so long, and goes then. */
const UNDO_MS = 30_000
/** Within so long the console says that a country is silent. */
const SILENT_MS = 150_000

/** What the guides of officers and of holders of a paper show of their pages (docs/guide), in the scene as it was played. */
export const guideShots = (scene: Scene): Shot[] => [
  ...borderShots(scene),
  ...officeShots(scene),
  ...paperShots(scene),
  ...accountShots(scene),
]

/** What those of the operator show: taken last, when a silent country has been silent for a while. */
export function operatorShots({ silent }: Scene): Shot[] {
  const shot = (name: string, place: string, go: (page: Page) => Promise<void>): Shot => ({
    name,
    screens: ['tablet'],
    go: async (page, doors) => {
      await toConsole(place)(page, doors)
      await go(page)
    },
  })
  return [
    shot('operator-settle', '#/settle', (page) =>
      page.locator(`a[href="#/queues/${silent}"]`).first().waitFor({ timeout: SILENT_MS }),
    ),
    shot('operator-queue', `#/queues/${silent}`, (page) => page.locator('.head .tag').first().waitFor()),
  ]
}

/** The officer at the barrier. Whatever language the page is in, its buttons are found by what they are. */
function borderShots({ post }: Scene): Shot[] {
  const plates = [...post.plates]
  const open = (page: Page, plate: string): Promise<void> => page.locator('button.vehicle', { hasText: plate }).click()
  const tab = (page: Page, number: number): Promise<void> => page.locator('.tabs button').nth(number).click()
  const confirm = async (page: Page): Promise<void> => {
    const plate = plates.shift()
    if (plate === undefined) throw new Error('no vehicle is left at the barrier')
    await open(page, plate)
    await page.locator('.choices button').first().click()
    await page.locator('main .button.main').click()
    await page.locator('.tabs').waitFor()
  }
  const shot = (name: string, go: (page: Page) => Promise<void>): Shot => ({
    name,
    screens: ['phone'],
    go: async (page, { front }) => {
      await signIn(page, front, post.token)
      await page.locator('button.vehicle .tag.bad').first().waitFor()
      await go(page)
    },
  })
  return [
    shot('border-expected', async () => undefined),
    shot('border-card', async (page) => {
      await open(page, post.stopped)
      await page.locator('.notice.bad').first().waitFor()
    }),
    shot('border-outbox', async (page) => {
      await confirm(page)
      await tab(page, 2)
      await page.locator('main .tag.ok').first().waitFor({ timeout: UNDO_MS })
      await page.context().setOffline(true)
      await tab(page, 0)
      await confirm(page)
      await tab(page, 2)
      await page.locator('main li').nth(1).waitFor()
    }),
  ]
}

/** The officer of an office without a system. */
function officeShots({ office }: Scene): Shot[] {
  const shot = (name: string, go: (page: Page) => Promise<void>): Shot => ({
    name,
    screens: ['phone'],
    go: async (page, { front }) => {
      await signIn(page, front, office.token)
      await page.locator('.tabs button').nth(1).click()
      await page.locator('main h2').first().waitFor()
      await go(page)
    },
  })
  return [
    shot('office-todo', async () => undefined),
    shot('office-decide', async (page) => {
      const line = page.locator('main li', { has: page.locator('button.button') }).first()
      await line.locator('button.button').click()
      await line.locator('.panel .row button').first().click()
      await line.scrollIntoViewIfNeeded()
    }),
  ]
}

/** Whoever holds an accompanying document. */
function paperShots({ enquiry, claim }: Scene): Shot[] {
  const shot = (name: string, paper: Paper, go: (page: Page) => Promise<void>): Shot => ({
    name,
    screens: ['phone'],
    go: async (page, { front }) => {
      await toPaper(page, front, paper)
      await go(page)
    },
  })
  return [
    shot('principal-way', enquiry, async () => undefined),
    shot('principal-answer', enquiry, async (page) => {
      await page.locator('select[name=as]').selectOption('principal')
      await page.locator('input[name=name]').fill('Sahel Transit, Lomé')
      await page.locator('select[name=answer]').selectOption('arrived')
      await page.evaluate(`document.activeElement.blur(); document.querySelector('#answer').scrollIntoView()`)
    }),
    shot('guarantor-claim', claim, async () => undefined),
  ]
}

/** A principal and a guarantor at their accounts. */
function accountShots({ accounts, guarantee }: Scene): Shot[] {
  const shot = (name: string, token: string, screen: Screen, go: (page: Page) => Promise<void>): Shot => ({
    name,
    screens: [screen],
    go: async (page, { front }) => {
      await page.goto(`${front}account?language=${await languageOf(page)}`)
      await page.locator('input[name=token]').fill(token)
      await page.locator('form button.main').click()
      await page.locator('main .panel').first().waitFor()
      await go(page)
    },
  })
  return [
    shot('principal-account', accounts.principal, 'phone', async (page) => {
      await page.evaluate(`document.querySelector('.panel:has(.notice)').scrollIntoView()`)
    }),
    shot('guarantor-accounts', accounts.guarantor, 'tablet', async (page) => {
      await page.goto(new URL(`/account/guarantees/${guarantee}?language=${await languageOf(page)}`, page.url()).href)
      await page.locator('svg.bar').waitFor()
      await page.evaluate(`document.querySelector('nav.tabs').scrollIntoView()`)
    }),
  ]
}

const languageOf = async (page: Page): Promise<string> =>
  (await page.evaluate<string>('navigator.language')).slice(0, 2)

/** What whoever holds the paper reads. */
async function toPaper(page: Page, front: string, { mrn, code }: Paper): Promise<void> {
  await page.goto(`${front}follow-up?language=${await languageOf(page)}`)
  await page.locator('input[name=mrn]').fill(mrn)
  await page.locator('input[name=code]').fill(code)
  await page.locator('form button').first().click()
  await page.locator('main ol').first().waitFor()
}
