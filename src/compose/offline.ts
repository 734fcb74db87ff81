import type { Published } from '../ports/published.ts'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type ContentType, createCodec, sniffContentType } from '../codec/index.ts'
import { settings } from '../config.ts'
import type { Finding } from '../domain/values/finding.ts'
import { type Codelist, indexCodes } from '../domain/reference/codes.ts'
import { asCountry, partyKeyOf } from '../domain/values/party.ts'
import type { Agreement, Authorisation, Country, Office, Party, Reference } from '../domain/model/reference.ts'
import { laterVersions } from '../domain/rules/versions.ts'
import { type Language, levelOf, tellFinding } from '../domain/values/texts.ts'
import type { ErrorCategory } from '../generated/errors.ts'
import type { RuleId } from '../generated/rules.ts'
import { loadPublished } from './published.ts'
import { type Judgement, judge, type Unfit } from '../pipeline/judge.ts'

/** One finding as reported: its level, its text in the requested language, and its location. */
export type ToldFinding = Omit<Finding, 'reason'> & { level: ErrorCategory; text: string }

export type OfflineVerdict = {
  verdict: 'valid' | 'transport' | Exclude<Judgement['level'], undefined>
  type?: string
  id?: string
  mrn?: string
  findings: readonly ToldFinding[]
  /** Rules that need data only a hub has, which no file supplied. */
  notJudged: readonly RuleId[]
}

export type OfflineValidator = {
  /** The verdict on one message's bytes. */
  validate(bytes: Uint8Array, language: Language): OfflineVerdict
  [Symbol.dispose](): void
}

/** The lists a file of reference data may hold; each replaces the shipped one, if there is one. */
type ReferenceFile = {
  parties?: Omit<Party, 'key'>[]
  agreements?: Agreement[]
  authorisations?: Authorisation[]
  offices?: Office[]
  countries?: Country[]
}

const LISTS = ['parties', 'agreements', 'authorisations', 'offices', 'countries'] as const

/** Rules that need a list that is not shipped, since each hub has its own. */
const NEEDED: readonly { list: 'parties' | 'agreements' | 'authorisations'; rule: RuleId }[] = [
  { list: 'agreements', rule: 'AGREEMENT' },
  { list: 'agreements', rule: 'AGREEMENT-SUSPENDED' },
  { list: 'agreements', rule: 'AGREEMENT-REGIME' },
  { list: 'agreements', rule: 'AGREEMENT-MODE' },
  { list: 'agreements', rule: 'AGREEMENT-GUARANTEE' },
  { list: 'agreements', rule: 'AGREEMENT-CORRIDOR' },
  { list: 'parties', rule: 'PARTY-UNKNOWN' },
  { list: 'authorisations', rule: 'AUTHORISATION-UNKNOWN' },
  { list: 'authorisations', rule: 'AUTHORISATION-VALIDITY' },
  { list: 'authorisations', rule: 'AUTHORISATION-SUSPENDED' },
  { list: 'authorisations', rule: 'AUTHORISATION-HOLDER' },
  { list: 'authorisations', rule: 'AUTHORISATION-OFFICE' },
  { list: 'authorisations', rule: 'AUTHORISATION-SCOPE' },
  { list: 'authorisations', rule: 'AUTHORISATION-PLACE' },
]

/**
 * The hub's codec and rules without a hub: code lists and offices as shipped, parties and agreements from a file. Rules
 * whose data are missing are skipped, and the verdict names them.
 * @param options.referenceFile JSON with any of parties, agreements, authorisations, offices, countries
 * @param options.now the time to judge at, milliseconds since the epoch Throws when the file cannot be read or is not such
 * a file.
 */
export async function createOfflineValidator(options: {
  referenceFile?: string
  now: number
}): Promise<OfflineValidator> {
  const { codelists } = await loadPublished(join(import.meta.dirname, '..', '..', 'schemas'))
  const file = options.referenceFile === undefined ? {} : await readReference(options.referenceFile)
  const reference = referenceOf(codelists, file)
  const notJudged = NEEDED.filter(({ list }) => file[list] === undefined).map(({ rule }) => rule)
  const codec = createCodec()
  return {
    validate(bytes, language) {
      const refused = transportOf(bytes)
      if ('finding' in refused) return told({ level: 'transport', findings: [refused.finding] }, language, [])
      const callerOf = (sender: Sender): Party => callerIn(reference, sender)
      const judgement = judge(bytes, refused.contentType, { codec, reference, now: options.now, callerOf })
      if (judgement.level === undefined) {
        const { type, id } = judgement.message
        return { verdict: 'valid', type, id, findings: [], notJudged }
      }
      return told(withoutUnjudged(judgement, notJudged), language, notJudged)
    },
    [Symbol.dispose]: () => codec[Symbol.dispose](),
  }
}

type Sender = { country?: string; role?: string; party?: string }

function transportOf(bytes: Uint8Array): { contentType: ContentType } | { finding: Finding } {
  if (bytes.length > MAX_BYTES) {
    return { finding: { code: 'too-large', pointer: '', value: String(bytes.length), expected: String(MAX_BYTES) } }
  }
  const contentType = sniffContentType(bytes)
  return contentType === undefined ? { finding: { code: 'content-type', pointer: '' } } : { contentType }
}

/** The hub's default limit. */
const MAX_BYTES = Number(settings.find(({ name }) => name === 'CORRIDOR_MAX_BYTES')?.default)

type Verdict = { level: Judgement['level'] | 'transport'; findings: readonly Finding[] }

/** A rule without its data says neither yes nor no. */
function withoutUnjudged({ level, refusal }: Unfit, notJudged: readonly RuleId[]): Verdict {
  const { findings } = refusal
  if (level !== 'rule') return { level, findings }
  return { level, findings: findings.filter(({ rule }) => rule === undefined || !notJudged.includes(rule)) }
}

function told({ level, findings: found }: Verdict, language: Language, notJudged: readonly RuleId[]): OfflineVerdict {
  const findings = found.map((finding): ToldFinding => {
    const { message: text, ...shown } = tellFinding(finding, language)
    return { level: levelOf(finding), ...shown, text }
  })
  return { verdict: level === undefined || findings.length === 0 ? 'valid' : level, findings, notJudged }
}

async function readReference(path: string): Promise<ReferenceFile> {
  const content: unknown = JSON.parse(await readFile(path, 'utf8'))
  const wrong = typeof content !== 'object' || content === null || Array.isArray(content)
  const names = wrong ? [] : Object.keys(content)
  const unknown = names.find((name) => !LISTS.some((list) => list === name))
  if (wrong || unknown !== undefined) {
    throw new Error(`${path}: reference data is an object with ${LISTS.join(', ')}, not ${unknown ?? 'something else'}`)
  }
  for (const name of names) {
    if (!Array.isArray(Reflect.get(content, name))) throw new Error(`${path}: ${name} is not a list`)
  }
  return content as ReferenceFile
}

type CountryRow = { code: string; labels: { en: string }; currency?: string; timeZone?: string }

function referenceOf(codelists: Published['codelists'], file: ReferenceFile): Reference {
  const itemsOf = <T>(name: string): T[] => {
    const content = codelists.get(name)?.content.toString('utf8') ?? '{ "items": [] }'
    return (JSON.parse(content) as { items: T[] }).items
  }
  const countries =
    file.countries ??
    itemsOf<CountryRow>('countries').map(({ code, labels, currency = '', timeZone = 'UTC' }) => {
      return { code: asCountry(code), name: labels.en, currency, timeZone }
    })
  const parties = (file.parties ?? []).map((party) => ({ ...party, key: partyKeyOf(party), active: true }))
  return {
    version: 'offline',
    parties: new Map(parties.map((party) => [party.key, party])),
    countries: new Map(countries.map((country) => [country.code, country])),
    offices: new Map((file.offices ?? itemsOf<Office>('offices')).map((office) => [office.code, office])),
    agreements: file.agreements ?? [],
    authorisations: file.authorisations ?? [],
    // Which of them a hub has opened only it can tell.
    openVersions: new Map(laterVersions().map((name) => [name, 0])),
    ...indexCodes([...codelists.values()].map(({ content }) => JSON.parse(content.toString('utf8')) as Codelist)),
  }
}

/** The registered party, or one made from the message: only a hub can tell whether it is registered. */
function callerIn(reference: Reference, { country = '', role = 'customs', party }: Sender): Party {
  const key = partyKeyOf({ country, party })
  const known = reference.parties.get(key)
  // A role without its party is not its country's customs; rule SENDER-PARTY reports what is missing.
  if (known !== undefined && (party !== undefined || known.role === role)) return known
  const unknown = {
    key,
    country: asCountry(country),
    role: role as Party['role'],
    name: key,
    channel: 'none',
    format: 'json',
  } as const
  return { ...unknown, language: 'en', active: true, ...(party === undefined ? {} : { party }) }
}
