import type { Browser, Page } from 'playwright-core'
import type { Doors } from '../demo/doors.ts'

export const LANGUAGES = ['en', 'fr', 'pt'] as const
export type Language = (typeof LANGUAGES)[number]

const LOCALES: Readonly<Record<Language, string>> = { en: 'en-GB', fr: 'fr-FR', pt: 'pt-PT' }
/** A page of a guide is some 700 px wide: what it shows of a large screen must be read at that width. */
const SCREENS = {
  desktop: { width: 1280, height: 800 },
  tablet: { width: 840, height: 640 },
  phone: { width: 390, height: 844 },
} as const
export type Screen = keyof typeof SCREENS

/** One page on its way to be photographed. */
export type Shot = { name: string; screens: readonly Screen[]; go: (page: Page, doors: Doors) => Promise<void> }

export const toConsole =
  (place: string) =>
  async (page: Page, doors: Doors): Promise<void> => {
    await page.goto(doors.console)
    await page.locator('.live-mark').waitFor()
    await page.goto(`${doors.front}console/${place}`)
    await page.locator('main [data-fact], main table').first().waitFor()
  }

/** Signs in at the desk with a token, as somebody does who is not invited yet. */
export async function signIn(page: Page, front: string, token: string): Promise<void> {
  await page.goto(`${front}desk/`)
  await page.locator('.sign-in .button.quiet').last().click()
  await page.locator('input[name=token]').fill(token)
  await page.locator('.sign-in .button.main').click()
  await page.locator('.tabs').waitFor()
}

async function toDesk(page: Page, { front, desk }: Doors): Promise<void> {
  if (desk === undefined) throw new Error('no officer in this demonstration')
  await signIn(page, front, desk.token)
}

async function toFollowUp(page: Page, { followUp }: Doors): Promise<void> {
  if (followUp === undefined) throw new Error('nothing is discharged in this demonstration')
  const language = await page.evaluate<string>('navigator.language')
  await page.goto(`${followUp.url}?language=${language.slice(0, 2)}`)
  await page.locator('input[name=mrn]').fill(followUp.mrn)
  await page.locator('input[name=code]').fill(followUp.code)
  await page.locator('form button').first().click()
  await page.locator('main ol, main dl, main table').first().waitFor()
}

/** The first movement that the console lists, with its way and what happened. */
async function toMovement(page: Page, doors: Doors): Promise<void> {
  await toConsole('#/movements')(page, doors)
  await page.locator('main a.mrn').first().click()
  await page.locator('.itinerary').waitFor()
}

export const SHOTS: readonly Shot[] = [
  { name: 'front', screens: ['phone'], go: async (page, { front }) => void (await page.goto(front)) },
  { name: 'console-countries', screens: ['desktop', 'phone'], go: toConsole('#/countries') },
  { name: 'console-movement', screens: ['desktop'], go: toMovement },
  { name: 'console-figures', screens: ['desktop'], go: toConsole('#/figures/transit-times') },
  { name: 'desk', screens: ['phone'], go: toDesk },
  { name: 'follow-up', screens: ['desktop', 'phone'], go: toFollowUp },
]

/**
 * Photographs every page in every language on every screen it is for.
 * @param keep is given each picture as PNG
 */
export async function shoot(
  browser: Browser,
  doors: Doors,
  shots: readonly Shot[],
  keep: (name: string, png: Buffer) => Promise<void>,
): Promise<void> {
  for (const language of LANGUAGES) {
    for (const { name, screens, go } of shots) {
      for (const screen of screens) {
        const viewport = SCREENS[screen]
        const context = await browser.newContext({ viewport, locale: LOCALES[language], timezoneId: 'Africa/Lome' })
        const page = await context.newPage()
        await go(page, doors)
        await keep(`${name}-${screen}.${language}`, await page.screenshot({ animations: 'disabled' }))
        await context.close()
      }
    }
  }
}
