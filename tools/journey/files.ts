import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Codec, createCodec } from '../../src/codec/index.ts'
import type { Message } from '../../src/generated/types.ts'
import { ROOT } from '../demo/processes.ts'

const JOURNEYS = join(ROOT, 'schemas', 'examples', 'journeys')

/** One message of a journey, as its file has it. */
export type Step = { file: string; format: 'json' | 'xml'; message: Message }

const FILE = /^\d{2}-[a-z-]+\.(json|xml)$/

/** Names of all journeys: what is declared, and who discharges. */
export const journeyNames = (): string[] =>
  readdirSync(JOURNEYS, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort()

/** Paths of a journey's files, in the order in which its messages are sent. */
export const journeyFiles = (name: string): string[] =>
  readdirSync(join(JOURNEYS, name))
    .filter((file) => FILE.test(file))
    .sort()
    .map((file) => join(JOURNEYS, name, file))

/** A journey's messages in order. Throws for a name there is no folder of, and for a file that the schema refuses. */
export const readJourney = (name: string, codec?: Codec): Step[] => {
  if (!journeyNames().includes(name)) throw new Error(`no journey ${name}; there are ${journeyNames().join(', ')}`)
  if (codec === undefined) {
    using own = createCodec()
    return readJourney(name, own)
  }
  return journeyFiles(name).map((file) => {
    const format = file.endsWith('.xml') ? 'xml' : 'json'
    const read = codec.decode(readFileSync(file), `application/${format}`)
    if (!read.ok) throw new Error(`${file}: ${JSON.stringify(read.findings)}`)
    return { file, format, message: read.message }
  })
}
