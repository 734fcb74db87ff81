import { isDeepStrictEqual } from 'node:util'
import { type Adapter, type Loss, type Manifest, MappingError } from '../adapter-api/index.ts'
import type { Message } from '../generated/types.ts'
import type { Example } from './examples.ts'
import { NotConforming } from './stage.ts'

/** Every value of a message by its path, `body.items[2].number`. */
type Values = ReadonlyMap<string, unknown>

/** What the mapping alone is asked: no process, no hub. */
export type MappingUnderTest = {
  adapter: Pick<Adapter<unknown>, 'toNational' | 'fromNational'>
  manifest: Pick<Manifest, 'receives' | 'sends' | 'loses'>
  examples: readonly Example[]
}

/** The same message makes the same document at every time, and stays as it was. */
export async function mapsPurely({ adapter, manifest, examples }: MappingUnderTest): Promise<void> {
  for (const { name, message } of examples) {
    if (!manifest.receives.includes(message.type)) continue
    const before = structuredClone(message)
    const once = await toNational(adapter, name, message)
    if (!isDeepStrictEqual(message, before))
      throw new NotConforming(`${name}: toNational changes the message it is given`)
    const again = await toNational(adapter, name, structuredClone(message))
    if (!isDeepStrictEqual(once, again))
      throw new NotConforming(`${name}: the same message makes two different documents`)
  }
}

/** Whatever goes both ways comes back, but for what is declared lost; and what is declared lost is lost somewhere. */
export async function comesBack({ adapter, manifest, examples }: MappingUnderTest): Promise<void> {
  const { loses = [] } = manifest
  const happened = new Set<Loss>()
  for (const { name, message } of examples) {
    if (!manifest.receives.includes(message.type) || !manifest.sends.includes(message.type)) continue
    const back = await fromNational(adapter, name, await toNational(adapter, name, message))
    const differing = differences(valuesOf(message), valuesOf(back))
    for (const path of differing) {
      const loss = loses.find((one) => covers(one, message, path))
      if (loss === undefined) throw new NotConforming(`${name}: ${path} does not come back as it was`)
      happened.add(loss)
    }
  }
  const never = loses.find((one) => !happened.has(one))
  if (never !== undefined)
    throw new NotConforming(`the manifest says that ${never.field} is lost, and in no example it is`)
}

async function toNational(adapter: MappingUnderTest['adapter'], name: string, message: Message): Promise<unknown> {
  try {
    return await adapter.toNational(message)
  } catch (error) {
    if (error instanceof MappingError) throw new NotConforming(`${name} has no document: ${error.message}`)
    throw new NotConforming(`${name}: toNational threw something else than a MappingError: ${String(error)}`)
  }
}

async function fromNational(adapter: MappingUnderTest['adapter'], name: string, document: unknown): Promise<Message> {
  try {
    return await adapter.fromNational(document)
  } catch (error) {
    throw new NotConforming(`${name}: its document makes no message: ${String(error)}`)
  }
}

/** Every place where two messages differ. */
export function differences(one: Values, other: Values): readonly string[] {
  return [...new Set([...one.keys(), ...other.keys()])].filter((path) => one.get(path) !== other.get(path))
}

export function valuesOf(value: unknown, path = ''): Values {
  if (Array.isArray(value)) return merged(value.map((one, index) => valuesOf(one, `${path}[${index}]`)))
  if (typeof value !== 'object' || value === null) return new Map([[path, value]])
  const before = path === '' ? '' : `${path}.`
  return merged(Object.entries(value).map(([name, one]) => valuesOf(one, `${before}${name}`)))
}

const merged = (parts: readonly Values[]): Values => new Map(parts.flatMap((part) => [...part]))

function covers({ field, types }: Loss, { type }: Message, path: string): boolean {
  if (types !== undefined && !types.includes(type)) return false
  const plain = path.replaceAll(/\[[0-9]+\]/g, '[]')
  const rest = plain.startsWith(field) ? plain.slice(field.length) : undefined
  return rest !== undefined && (rest === '' || rest.startsWith('.') || rest.startsWith('[]'))
}
