import { createCanvas, loadImage } from '@napi-rs/canvas'
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Browser } from 'playwright-core'
import { doorsOf } from '../demo/doors.ts'
import { createProgress } from '../demo/progress.ts'
import { readRegistry } from '../demo/registry.ts'
import { runDemo } from '../demo/run.ts'
import { startStack } from '../demo/stack.ts'
import { stopController } from '../demo/stop.ts'
import { startChromium } from '../web/chromium.ts'
import { buildWeb } from '../web/build.ts'
import { guideShots, operatorShots } from './guide-shots.ts'
import { playScene } from './scene.ts'
import { shoot, SHOTS, type Shot } from './shots.ts'

const FOLDER = join(import.meta.dirname, '../../docs/pictures')
/** What a reader needs to see, and no more: a picture of a phone some 15 kB, one of a whole screen some 35 kB. */
const QUALITY = 60

/** With names after it only pictures are taken anew whose names begin so. */
const ONLY = process.argv.slice(2)
const wanted = ({ name }: Shot): boolean => ONLY.length === 0 || ONLY.some((only) => name.startsWith(only))

/**
 * `npm run pictures`: the pictures of README and guides, from the demonstration as it runs now. Those of the README show how it
 * ends; those of the guides what is still on the road.
 */
async function main(): Promise<void> {
  const stop = stopController()
  const progress = createProgress(process.stdout, performance.now())
  mkdirSync(resolve('.corridor'), { recursive: true, mode: 0o700 })
  await buildWeb()
  const stack = await startStack({
    dir: mkdtempSync(join(resolve('.corridor'), 'pictures-')),
    simulate: readRegistry().simulators.map((row) => row.country),
    travelMs: 300,
    witness: true,
    keepAlive: false,
    signal: stop.signal,
    log: (line) => progress.line(line),
    onEvent: (country, event) => progress.event(country, event),
    onDeath: (name, how) => stop.abort(new Error(`${name} ended (${how})`)),
  })
  let browser: Browser | undefined
  try {
    const { failures } = await runDemo(stack, progress, stop.signal)
    if (failures.length > 0) throw new Error(failures.join('\n'))
    browser = await startChromium()
    mkdirSync(FOLDER, { recursive: true })
    let bytes = 0
    const keep = async (name: string, png: Buffer): Promise<void> => {
      const picture = await loadImage(png)
      const canvas = createCanvas(picture.width, picture.height)
      canvas.getContext('2d').drawImage(picture, 0, 0)
      const webp = await canvas.encode('webp', QUALITY)
      bytes += webp.length
      writeFileSync(join(FOLDER, `${name}.webp`), webp)
    }
    const doors = await doorsOf(stack)
    const opened = browser
    const take = (shots: readonly Shot[]) => shoot(opened, doors, shots.filter(wanted), keep)
    await take(SHOTS)
    const scene = await playScene(stack, stop.signal)
    await take(guideShots(scene))
    await take(operatorShots(scene))
    console.log(`docs/pictures: ${Math.round(bytes / 1_000)} kB`)
  } finally {
    // A browser that is left open keeps this process alive.
    await browser?.close()
    await stack.stop()
  }
}

try {
  await main()
} catch (error) {
  console.error(`pictures: ${error instanceof Error ? error.message : String(error)}`)
  process.exitCode = 1
}
