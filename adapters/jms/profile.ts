import { readFileSync } from 'node:fs'
import { type Broker, brokerOf } from './broker.ts'
import { type Format, FORMATS } from './body.ts'

/** Everything about the queues of a national system that is no secret. */
export type Queues = {
  broker: Broker
  receive?: {
    address: string
    selector?: string
    /** Name of a lasting subscription: then the address is a topic. */
    subscription?: string
    prefetch: number
    charset: string
    mostBytes: number
  }
  deliver: { address: string; body: 'text' | 'bytes' }
  answers?: {
    /** Where answers go that a request names no place for. */
    address?: string
    /** What a request may name begins with one of these: whoever writes a request must not make us write anywhere else. */
    replyTo: readonly string[]
  }
  deadLetter?: { address: string; deliveries: number }
}

/** The same with what bodies are, and how messages correspond to them. Expressions are JSONata. */
export type Profile = Queues & {
  format: Format
  maps: {
    deliver: { map: string; types: Readonly<Record<string, string>> }
    receive: { map: string }
    answers: { map: string }
  }
}

const KNOWN = {
  receive: ['address', 'selector', 'subscription', 'prefetch', 'charset', 'mostBytes'],
  deliver: ['address', 'body'],
  answers: ['address', 'replyTo'],
  deadLetter: ['address', 'deliveries'],
} as const
/** Of expressions, beside those. */
const MAPS: Readonly<Record<string, readonly string[]>> = {
  receive: ['map'],
  deliver: ['map', 'types'],
  answers: ['map'],
}
/** As much as a hub takes. */
const MOST_BYTES = 10 * 1024 * 1024

type Part = Readonly<Record<string, unknown>>

/** Reads a profile. Throws one error that names everything that is wrong. */
export const readProfile = (path: string): Profile => profileOf(JSON.parse(readFileSync(path, 'utf8')))

/** The same of what the file holds. */
export function profileOf(value: unknown): Profile {
  const complaints: string[] = []
  const root = partOf(value)
  const queues = read(root, complaints, MAPS, ['format'])
  const format = FORMATS.find((one) => one === root['format'])
  if (format === undefined) complaints.push(`format is none of ${FORMATS.join(', ')}`)
  const [deliver, receive, answers] = ['deliver', 'receive', 'answers'].map((name) => partOf(root[name]))
  const own = format === 'message'
  const map = (part: Part | undefined, name: string, otherwise: string | undefined): string => {
    const found = part?.['map'] ?? otherwise
    if (typeof found === 'string') return found
    complaints.push(`${name}.map is missing`)
    return ''
  }
  if (own && (deliver?.['map'] ?? receive?.['map']) !== undefined)
    complaints.push('format message is the hub’s own: it has no deliver.map and no receive.map')
  const maps = {
    deliver: {
      map: map(deliver, 'deliver', own ? '$' : undefined),
      types: partOf(deliver?.['types']) as Record<string, string>,
    },
    receive: { map: map(receive, 'receive', own || queues.receive === undefined ? 'body' : undefined) },
    answers: { map: map(answers, 'answers', format === 'xml' && queues.answers !== undefined ? undefined : '$') },
  }
  if (complaints.length > 0) throw new Error(`profile: ${complaints.join('; ')}`)
  return { ...queues, format: format ?? 'message', maps }
}

/** Reads a file of queues alone, for an adapter with documents of its own. Throws one error that names everything that is wrong. */
export function readQueues(path: string): Queues {
  const complaints: string[] = []
  const queues = read(partOf(JSON.parse(readFileSync(path, 'utf8'))), complaints, {}, [])
  if (complaints.length > 0) throw new Error(`queues: ${complaints.join('; ')}`)
  return queues
}

function read(
  root: Part,
  complaints: string[],
  more: Readonly<Record<string, readonly string[]>>,
  others: readonly string[],
): Queues {
  const names = [...others, 'broker', ...Object.keys(KNOWN)]
  for (const name of Object.keys(root)) if (!names.includes(name)) complaints.push(`there is no ${name}`)
  const part = (name: keyof typeof KNOWN): Part => {
    const found = partOf(root[name])
    const known: readonly string[] = [...KNOWN[name], ...(more[name] ?? [])]
    for (const one of Object.keys(found)) if (!known.includes(one)) complaints.push(`${name} has no ${one}`)
    return found
  }
  const address = (name: keyof typeof KNOWN): string => {
    const found = part(name)['address']
    if (typeof found !== 'string' || found === '') complaints.push(`${name}.address is missing`)
    return String(found)
  }
  const broker = brokerOf(root['broker'], complaints)
  const deliver = part('deliver')
  const body = deliver['body'] ?? 'text'
  if (body !== 'text' && body !== 'bytes') complaints.push('deliver.body is text or bytes')
  if (root['receive'] !== undefined && root['deadLetter'] === undefined)
    complaints.push('deadLetter is missing: what cannot be read must go somewhere')
  return {
    broker,
    deliver: { address: address('deliver'), body: body === 'bytes' ? 'bytes' : 'text' },
    ...(root['receive'] === undefined ? {} : { receive: receiveOf(address('receive'), part('receive'), complaints) }),
    ...(root['answers'] === undefined ? {} : { answers: answersOf(part('answers'), complaints) }),
    ...(root['deadLetter'] === undefined
      ? {}
      : {
          deadLetter: {
            address: address('deadLetter'),
            deliveries: wholeOf(part('deadLetter'), 'deliveries', { least: 1, most: 1_000, usual: 10 }, complaints),
          },
        }),
  }
}

function receiveOf(address: string, part: Part, complaints: string[]): NonNullable<Queues['receive']> {
  const { selector, subscription, charset = 'utf-8' } = part
  try {
    new TextDecoder(String(charset))
  } catch {
    complaints.push(`receive.charset ${String(charset)} is not known`)
  }
  return {
    address,
    ...(typeof selector === 'string' ? { selector } : {}),
    ...(typeof subscription === 'string' ? { subscription } : {}),
    charset: String(charset),
    prefetch: wholeOf(part, 'prefetch', { least: 1, most: 1_000, usual: 32 }, complaints),
    mostBytes: wholeOf(part, 'mostBytes', { least: 1, most: MOST_BYTES, usual: 1024 * 1024 }, complaints),
  }
}

function answersOf({ address, replyTo = [] }: Part, complaints: string[]): NonNullable<Queues['answers']> {
  if (!Array.isArray(replyTo) || !replyTo.every((one) => typeof one === 'string' && one !== ''))
    complaints.push('answers.replyTo is a list of beginnings of addresses')
  if (address === undefined && replyTo instanceof Array && replyTo.length === 0)
    complaints.push('answers has neither address nor replyTo')
  return {
    ...(typeof address === 'string' ? { address } : {}),
    replyTo: Array.isArray(replyTo) ? (replyTo as string[]) : [],
  }
}

function wholeOf(
  part: Part,
  name: string,
  { least, most, usual }: { least: number; most: number; usual: number },
  complaints: string[],
): number {
  const found = part[name] ?? usual
  if (!Number.isInteger(found) || Number(found) < least || Number(found) > most)
    complaints.push(`${name} is no number from ${least} to ${most}`)
  return Number(found)
}

const partOf = (value: unknown): Part =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Part) : {}
