import { createCanvas } from '@napi-rs/canvas'
import bwipJs from 'bwip-js'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { buildWeb } from '../../tools/web/build.ts'
import { startBrowser } from '../support/browser.ts'
import { endPhone, enrol, invited, newPhone, type Phone } from '../support/desk.ts'
import { startTestHub, type TestHub } from '../support/hub.ts'
import { released } from '../support/journey.ts'
import * as m from '../support/messages.ts'
import { waitFor } from '../support/wait-for.ts'

/** faces.md 1: the camera reads the document's barcode, on a phone that has no reader of its own. */
const [WIDTH, HEIGHT, MODULE] = [640, 480, 2]

let hub: TestHub
let browser: Browser
let phone: Phone
let folder: string
let mrn: string
beforeAll(async () => {
  await buildWeb()
  hub = await startTestHub()
  ;({ mrn } = await released(hub))
  folder = mkdtempSync(join(tmpdir(), 'corridor-camera-'))
  const film = join(folder, 'document.mjpeg')
  writeFileSync(film, Buffer.concat(Array.from({ length: 5 }, () => pictureOf(mrn))))
  browser = await startBrowser([
    '--use-fake-ui-for-media-stream',
    '--use-fake-device-for-media-stream',
    `--use-file-for-fake-video-capture=${film}`,
  ])
})
afterAll(async () => {
  await browser?.close()
  await hub?.stop()
  rmSync(folder, { recursive: true, force: true })
})
beforeEach(async () => {
  phone = await newPhone(browser, hub.url)
})
afterEach(() => endPhone(phone))

/** A page with a barcode on it, as a camera sees it. */
function pictureOf(text: string): Buffer {
  const canvas = createCanvas(WIDTH, HEIGHT)
  const context = canvas.getContext('2d')
  context.fillStyle = '#fff'
  context.fillRect(0, 0, WIDTH, HEIGHT)
  context.fillStyle = '#000'
  const [symbol] = bwipJs.raw('code128', text, '') as { sbs: number[] }[]
  const widths = symbol?.sbs ?? []
  let x = (WIDTH - widths.reduce((sum, one) => sum + one, 0) * MODULE) / 2
  for (const [at, width] of widths.entries()) {
    if (at % 2 === 0) context.fillRect(x, 150, width * MODULE, 180)
    x += width * MODULE
  }
  return canvas.toBuffer('image/jpeg', 95)
}

test('without a camera the page says so, and the number can be typed', async () => {
  const { page } = phone
  await page.addInitScript('MediaDevices.prototype.getUserMedia = () => Promise.reject(new Error("none"))')
  await enrol(page, hub.url, await invited(hub, { name: 'Ama Doe' }))
  await page.getByRole('button', { name: 'Scan a document' }).click()
  await page.getByText('may not use the camera').waitFor()
  await page.getByRole('button', { name: 'Cancel' }).click()
  await page.getByLabel(/^Plate, MRN/).fill(mrn.slice(4, 12))
  await page.getByRole('button', { name: m.plateOf(mrn) }).waitFor()
})

test('the reader is loaded when somebody scans and not before, and finds the truck of the document', async () => {
  const { page, context } = phone
  await context.grantPermissions(['camera'])
  const loaded: string[] = []
  context.on('request', (request) => {
    if (/zxing/.test(request.url())) loaded.push(request.url())
  })
  await enrol(page, hub.url, await invited(hub, { name: 'Afi Mensah' }))
  await page.getByRole('button', { name: m.plateOf(mrn) }).waitFor()
  expect(loaded).toEqual([])
  await page.getByRole('button', { name: 'Scan a document' }).click()
  const sought = page.getByLabel(/^Plate, MRN/)
  await waitFor(async () => (await sought.inputValue()) === mrn, { label: 'the number is read' })
  await page.getByRole('button', { name: m.plateOf(mrn) }).waitFor()
  expect(loaded.some((url) => url.endsWith('.wasm'))).toBe(true)
})
