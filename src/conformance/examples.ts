import { randomUUID } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Codec, sniffContentType } from '../codec/index.ts'
import { checkDigit } from '../domain/values/identifiers.ts'
import { partyKeyOf, type PartyKey } from '../domain/values/party.ts'
import type { Message, MessageType } from '../generated/types.ts'

const EXAMPLES = join(import.meta.dirname, '../../schemas/examples')

/** A message of the published examples, by the name of its file. */
export type Example = { name: string; message: Message }

/** The valid examples of a type, as published. */
export function examplesOf(codec: Codec, type: MessageType): readonly Example[] {
  const folder = join(EXAMPLES, type)
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((name) => name.startsWith('valid-') && name.endsWith('.json'))
    .toSorted()
    .map((name) => ({ name: `${type}/${name}`, message: read(codec, join(folder, name)) }))
}

/** The published journeys, each with its messages in order. */
export function journeys(codec: Codec): readonly { name: string; steps: readonly Example[] }[] {
  const folder = join(EXAMPLES, 'journeys')
  return readdirSync(folder).map((name) => {
    const files = readdirSync(join(folder, name)).filter((file) => /^[0-9]{2}-.+\.(json|xml)$/.test(file))
    const steps = files
      .toSorted()
      .map((file) => ({ name: `${name}/${file}`, message: read(codec, join(folder, name, file)) }))
    return { name, steps }
  })
}

function read(codec: Codec, path: string): Message {
  const bytes = readFileSync(path)
  const decoded = codec.decode(bytes, sniffContentType(bytes) ?? 'application/json')
  if (!decoded.ok) throw new Error(`${path} is no message of this release`)
  return decoded.message
}

/** The same once more: another id, and where it is of a movement that movement. */
export function anew<M extends Message>(message: M, mrn?: string): M {
  const isOfMovement = 'mrn' in message && message.mrn !== undefined && mrn !== undefined
  return { ...message, id: randomUUID(), ...(isOfMovement ? { mrn } : {}) }
}

/** An MRN that nobody has, with its check digit. */
export function newMrn(country: string, now: Date): string {
  const year = String(now.getUTCFullYear()).slice(2)
  const seventeen = `${year}${country}${randomUUID().replaceAll('-', '').slice(0, 12).toUpperCase()}J`
  return `${seventeen}${checkDigit(seventeen)}`
}

/** Whoever sends one of these. */
export const sendersOf = (examples: readonly Example[]): readonly PartyKey[] => [
  ...new Set(examples.map(({ message }) => partyKeyOf(message.sender))),
]
