import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { parseSync } from 'vite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildWeb } from '../../tools/web/build.ts'
import { startBrowser } from '../support/browser.ts'
import { confirmAll, endPhone, enrol, installed, invited, newPhone, unlock } from '../support/desk.ts'
import { startTestHub, type TestHub } from '../support/hub.ts'
import { released } from '../support/journey.ts'
import * as m from '../support/messages.ts'

/** faces.md 7: the pages are written for ECMAScript 2020 and need nothing that Chrome 87 does not have. */
const BUILT = join(import.meta.dirname, '../../web-built')

let hub: TestHub
let browser: Browser
beforeAll(async () => {
  await buildWeb()
  hub = await startTestHub()
  browser = await startBrowser()
})
afterAll(async () => {
  await browser?.close()
  await hub?.stop()
})

type Node = Readonly<Record<string, unknown>> & { type: string }

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as Node).type === 'string'

/** Syntax that came after ECMAScript 2020, by the edition; undefined for what that one has. */
function youngerThan2020(node: Node): string | undefined {
  const { type } = node
  const raw = typeof node['raw'] === 'string' ? node['raw'] : ''
  const flags = (node['regex'] as { flags?: string } | undefined)?.flags ?? ''
  if (type === 'AssignmentExpression' && /^(?:\|\||&&|\?\?)=$/.test(String(node['operator'])))
    return '2021: ||= &&= ??='
  if (type === 'Literal' && typeof node['value'] === 'number' && raw.includes('_')) return '2021: 1_000'
  if (type === 'PropertyDefinition' || type === 'PrivateIdentifier') return '2022: fields of a class'
  if (type === 'StaticBlock') return '2022: static block'
  if (flags.includes('d')) return '2022: /d'
  if (flags.includes('v')) return '2024: /v'
  if (/^\/.*\(\?[ims]*-?[ims]*:/.test(raw) && !raw.includes('(?:')) return '2025: modifiers in a regular expression'
  if (Array.isArray(node['attributes']) && node['attributes'].length > 0) return '2025: attributes of an import'
  if (type === 'VariableDeclaration' && /using/.test(String(node['kind']))) return '2026: using'
  return undefined
}

/** Everything in a script that is younger, with the place; `await` outside of functions is of 2022. */
function youngerIn(script: string): string[] {
  const { program, errors } = parseSync('script.js', script, { sourceType: 'module' })
  const found = errors.map(({ message }) => message)
  const look = (node: Node, within: boolean): void => {
    const younger =
      node.type === 'AwaitExpression' && !within ? '2022: await outside of functions' : youngerThan2020(node)
    const { start } = node as unknown as { start: number }
    if (younger !== undefined) found.push(`${younger} at ${start}: ${script.slice(start, start + 40)}`)
    const inside = within || /Function/.test(node.type)
    for (const value of Object.values(node)) {
      for (const one of Array.isArray(value) ? value : [value]) if (isNode(one)) look(one, inside)
    }
  }
  look(program as unknown as Node, false)
  return found
}

test.each([
  ['a ??= 1', 'a ||= b'],
  ['const n = 1_000', 'f(0xff_ff)'],
  ['class A { x = 1 }', 'class A { #x() {} }', 'class A { static { f() } }'],
  ['await f()', 'for (const one of [await f()]) g(one)'],
  ['/a/d.test(b)', '/[\\p{L}--[a-z]]/v.test(b)', '/(?i:a)b/.test(c)'],
  ['import a from "b" with { type: "json" }'],
])('syntax younger than ECMAScript 2020 is found: %s', (...scripts) => {
  for (const script of scripts) expect(youngerIn(script)).not.toEqual([])
})

test('no script of the pages has syntax younger than ECMAScript 2020', () => {
  expect(youngerIn('const { a, ...b } = c?.d ?? 1n; export * as e from "f"; /(?<=a)(?:b)/su.test(g)')).toEqual([])
  const scripts = globSync('{desk,console}/*.js', { cwd: BUILT })
  expect(scripts.length).toBeGreaterThanOrEqual(4)
  const younger = scripts.flatMap((file) =>
    youngerIn(readFileSync(join(BUILT, file), 'utf8')).map((one) => `${file}: ${one}`),
  )
  expect(younger).toEqual([])
})

/** What browsers have got since Chrome 87, as far as a page of ours might be tempted: the object, and its names. */
const YOUNGER: Readonly<Record<string, readonly string[]>> = {
  globalThis: [
    'structuredClone',
    'reportError',
    'scheduler',
    'BarcodeDetector',
    'CompressionStream',
    'navigation',
    'URLPattern',
    'TaskController',
    'Highlight',
    'CloseWatcher',
    'cookieStore',
  ],
  'Array.prototype': ['at', 'findLast', 'findLastIndex', 'toReversed', 'toSorted', 'toSpliced', 'with'],
  'Object.getPrototypeOf(Uint8Array.prototype)': ['at', 'findLast', 'findLastIndex', 'toReversed', 'toSorted', 'with'],
  'Uint8Array.prototype': ['toBase64', 'toHex', 'setFromBase64', 'setFromHex'],
  Uint8Array: ['fromBase64', 'fromHex'],
  'String.prototype': ['at', 'isWellFormed', 'toWellFormed'],
  'Iterator.prototype': [
    'map',
    'filter',
    'take',
    'drop',
    'flatMap',
    'reduce',
    'toArray',
    'forEach',
    'some',
    'every',
    'find',
  ],
  'Set.prototype': [
    'union',
    'intersection',
    'difference',
    'symmetricDifference',
    'isSubsetOf',
    'isSupersetOf',
    'isDisjointFrom',
  ],
  'Map.prototype': ['getOrInsert', 'getOrInsertComputed'],
  Object: ['hasOwn', 'groupBy'],
  Map: ['groupBy'],
  Array: ['fromAsync'],
  Promise: ['withResolvers', 'try'],
  RegExp: ['escape'],
  Intl: ['supportedValuesOf', 'DurationFormat', 'Segmenter'],
  AbortSignal: ['timeout', 'any', 'abort'],
  'AbortSignal.prototype': ['throwIfAborted', 'reason'],
  'Crypto.prototype': ['randomUUID'],
  URL: ['canParse', 'parse'],
  'URLSearchParams.prototype': ['size'],
  Response: ['json'],
  'ReadableStream.prototype': ['values'],
  'HTMLElement.prototype': ['popover', 'showPopover', 'hidePopover', 'togglePopover', 'inert'],
  'HTMLInputElement.prototype': ['showPicker'],
  'Element.prototype': ['checkVisibility', 'setHTML', 'setHTMLUnsafe', 'getHTML'],
  Document: ['parseHTMLUnsafe'],
  'Document.prototype': ['startViewTransition', 'adoptedStyleSheets'],
  'Navigator.prototype': ['userAgentData', 'virtualKeyboard'],
}

/** Takes all of that away, before anything of the page runs. */
const OLDER = Object.entries(YOUNGER)
  .map(([at, names]) => `for (const name of ${JSON.stringify(names)}) delete (${at})[name]`)
  .join('\n')

/** What a page said went wrong. */
function failuresOf(page: Page): string[] {
  const failures: string[] = []
  page.on('pageerror', (error) => failures.push(String(error)))
  return failures
}

const isOlder = (page: Page): Promise<boolean> =>
  page.evaluate(
    `typeof structuredClone === 'undefined' && !('at' in []) && !('randomUUID' in crypto) && !('hasOwn' in Object)`,
  )

test('an officer confirms a truck, without a network and with one, in a browser as old as Chrome 87', async () => {
  const { mrn } = await released(hub)
  const phone = await newPhone(browser, hub.url)
  const { context, page } = phone
  await context.addInitScript(OLDER)
  await context.clock.install()
  const failures = failuresOf(page)
  const officer = await invited(hub, { name: 'Afi Mensah' })
  await enrol(page, hub.url, officer)
  expect(await isOlder(page)).toBe(true)
  await installed(page)
  await page.getByRole('button', { name: m.plateOf(mrn) }).waitFor()
  await context.setOffline(true)
  await page.reload()
  await unlock(page, officer)
  await confirmAll(page, m.plateOf(mrn))
  await context.setOffline(false)
  await page.clock.fastForward('00:11')
  await page.getByRole('button', { name: /^Outbox/ }).click()
  await page.getByText('Accepted').waitFor({ timeout: 60_000 })
  await page.getByRole('button', { name: 'To do' }).click()
  await page.getByText('Nothing is to be done.').waitFor()
  expect(failures).toEqual([])
  await endPhone(phone)
})

test('an operator reads every page of the console in a browser as old as Chrome 87', async () => {
  const { mrn } = await released(hub)
  const context = await browser.newContext({ locale: 'en-GB', timezoneId: 'UTC' })
  await context.addInitScript(OLDER)
  const page = await context.newPage()
  const failures = failuresOf(page)
  await page.goto(`${hub.url}/console/#token=token-of-operator`)
  await page.locator('.live-mark').waitFor()
  expect(await isOlder(page)).toBe(true)
  for (const place of [
    'settle',
    'countries',
    'queues/BF',
    'movements',
    `movements/${mrn}`,
    'figures',
    'guarantees',
    'registry',
    'log',
  ]) {
    await page.evaluate(`location.hash = '#/${place}'`)
    await page.locator('main h1').waitFor()
    await page.locator('main').locator('.muted, table, .panel, .tag').first().waitFor()
  }
  expect(failures).toEqual([])
  await context.close()
})
