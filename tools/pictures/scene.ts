import { randomBytes, randomUUID } from 'node:crypto'
import type { Pool } from 'pg'
import { changeRegistry } from '../../src/compose/registry-set-up.ts'
import { groupedCode } from '../../src/domain/office-app/follow-up.ts'
import { checkDigit } from '../../src/domain/values/identifiers.ts'
import { asOffice, countryOfOffice } from '../../src/domain/values/office.ts'
import { createPool } from '../../src/store/pool.ts'
import { statusOf } from '../demo/control.ts'
import { applied } from '../demo/officers.ts'
import { registerGuarantees } from '../demo/guarantees.ts'
import { type Planned, planMovements } from '../demo/plan.ts'
import type { GuaranteeRow } from '../demo/registry.ts'
import { declareAll, MOVE_WITHIN_MS, simulatorOf } from '../demo/scenario.ts'
import { untilDone } from '../demo/sightings.ts'
import type { Stack } from '../demo/stack.ts'
import { waitUntil } from '../demo/wait.ts'

/** A movement with what is printed on its accompanying document. */
export type Paper = { mrn: string; code: string }

/** What is on the road when the guides' pictures are taken: the demonstration itself ends with every movement closed. */
export type Scene = {
  /** Somebody at the first border post, and the plates of those who stand there, one stopped, the others as declared. */
  post: { token: string; stopped: string; plates: readonly string[] }
  /** Somebody who decides at the office of departure, which has no system here. */
  office: { token: string }
  /** The country whose system has fallen silent. */
  silent: string
  enquiry: Paper
  claim: Paper
  /** The guarantee that all of them use. */
  guarantee: string
  /** The tokens of the principal of all of them, and of its guarantor. */
  accounts: { principal: string; guarantor: string }
}

const CORRIDOR = 'lome-ouagadougou'
const SILENT = 'BF'
const PRINCIPAL = 'TG/sahel-transit'
const GUARANTOR = 'TG/garant-tg'

/** The demonstration's own guarantees are far larger than what is on them. */
const SMALL_GUARANTEE = '26TG00SMALL000010'
const GUARANTEE = '26TG00SCENE000018'
const LIMIT = '80000000'

/** What each movement is there to show, in the order in which it is declared. */
const PARTS = [
  'enquiry',
  'claim',
  'answered',
  'other truck',
  'to release',
  'stopped',
  'road',
  'road',
  'road',
  'road',
  'road',
  'road',
] as const
type Part = (typeof PARTS)[number]

/** Plays movements that stay on the road, with a country whose system takes nothing any more. */
export async function playScene(stack: Stack, signal: AbortSignal): Promise<Scene> {
  const pool = createPool({ connectionString: stack.services.databaseUrl, max: 2, onError: () => undefined })
  try {
    const [guarantee] = await registerGuarantees({ ...stack, registry: registryOf(stack) }, pool, signal)
    if (guarantee === undefined) throw new Error(`no guarantee of ${CORRIDOR}`)
    await simulatorOf(stack, SILENT).process.stop()
    const plan = planOf(stack, guarantee)
    await declareAll(
      stack,
      plan.map(({ planned }) => planned),
    )
    const mrns = await Promise.all(
      plan.map(async ({ part, planned }) =>
        part === 'to release' ? untilNumbered(stack, planned, signal) : untilDone(stack, planned, 'release', signal),
      ),
    )
    const mrnOf = (part: Part): string => mrns[PARTS.indexOf(part)] ?? ''
    const platesOf = (part: Part): string[] =>
      plan.flatMap((one) => (one.part === part ? [one.planned.t1.vehicle.no] : []))
    const [first] = plan
    if (first === undefined) throw new Error('nothing is planned')
    await report(stack, first.planned, mrnOf)
    await answer(stack, await paperOf(pool, mrnOf('answered')))
    const { from, route } = first.planned.t1
    const post = route[0]?.exit ?? ''
    return {
      post: {
        token: stack.pki.officers.find(({ office }) => office === post)?.token ?? '',
        stopped: platesOf('stopped')[0] ?? '',
        plates: platesOf('road'),
      },
      office: { token: await putDecider(pool, stack, from) },
      silent: SILENT,
      enquiry: await paperOf(pool, mrnOf('enquiry')),
      claim: await paperOf(pool, mrnOf('claim')),
      guarantee: GUARANTEE,
      accounts: { principal: tokenOf(stack, PRINCIPAL), guarantor: tokenOf(stack, GUARANTOR) },
    }
  } finally {
    await pool.end()
  }
}

function tokenOf({ pki }: Stack, party: string): string {
  const member = pki.members.find(({ key }) => key === party)
  if (member === undefined) throw new Error(`${party} takes no part in the demonstration`)
  return member.token
}

/**
 * The registry with one guarantee alone, of the principal that has an account, and of a limit that the movements of the scene use a
 * part of that can be seen.
 */
function registryOf({ registry, pki }: Stack): Stack['registry'] {
  const { name } = pki.members.find(({ key }) => key === PRINCIPAL) ?? {}
  const holder = registry.guarantees.find((row) => row.holder.name === name)?.holder
  if (holder === undefined) throw new Error(`${PRINCIPAL} has no guarantee in the demonstration`)
  const small = registry.guarantees.filter(({ grn }) => grn === SMALL_GUARANTEE)
  return {
    ...registry,
    guarantees: small.map((row) => ({ ...row, holder, grn: GUARANTEE, limit: { ...row.limit, amount: LIMIT } })),
  }
}

/** As many movements of the corridor as there is to show, each held where it is shown, on one guarantee. */
function planOf({ registry }: Stack, { grn, accessCode, holder }: GuaranteeRow): { part: Part; planned: Planned }[] {
  const now = new Date()
  const run = now.getTime().toString(36).slice(-5).toUpperCase()
  const all = ['A', 'B'].flatMap((letter) =>
    planMovements(registry, `${run}${letter}`, now).filter(
      ({ corridor, t1, expect }) => corridor.id === CORRIDOR && t1.permits === undefined && expect === 'discharged',
    ),
  )
  return PARTS.map((part, index) => {
    const planned = all[index]
    if (planned === undefined) throw new Error(`the demonstration has too few movements of ${CORRIDOR}`)
    const { shows: _, hold: __, ...kept } = planned
    const vehicle = { ...planned.t1.vehicle, no: `TG-${4_182 + 377 * index}-AF` }
    const hold = part === 'to release' ? (['release'] as const) : (['exit:0'] as const)
    // Each on a vehicle of its own: whatever is on two movements at once is warned of.
    const body = `CDMU${410_000 + index}`
    const boxes = planned.t1.boxes.map((box) => ({ ...box, container: `${body}${checkDigit(body)}` }))
    const bonds = planned.t1.bonds.map((bond) => ({ ...bond, grn, code: accessCode }))
    const named = { ...holder, key: PRINCIPAL }
    return { part, planned: { ...kept, t1: { ...planned.t1, vehicle, boxes, bonds, holder: named }, hold } }
  })
}

/** The MRN of a movement that nobody has released. */
async function untilNumbered(stack: Stack, { country, t1 }: Planned, signal: AbortSignal): Promise<string> {
  const find = async (): Promise<string | undefined> =>
    (await statusOf(simulatorOf(stack, country))).movements.find(({ number }) => number === `${country}:${t1.number}`)
      ?.mrn
  await waitUntil(async () => (await find()) !== undefined, {
    timeoutMs: MOVE_WITHIN_MS,
    explain: () => `${t1.number} has no MRN`,
    signal,
  })
  return (await find()) ?? ''
}

/** What officers of three offices report and ask by hand. */
async function report(stack: Stack, { t1 }: Planned, mrnOf: (part: Part) => string): Promise<void> {
  const { from, to, route, bonds } = t1
  const entry = route[1]?.entry ?? ''
  const [bond] = bonds
  if (bond === undefined) throw new Error('the movements of the corridor have no guarantee')
  await applied(stack, {
    type: 'alert',
    office: to,
    mrn: mrnOf('stopped'),
    body: { action: 'stop', reason: 'intelligence', office: to },
  })
  const vehicle = { typeOfIdentification: '30', identification: '11 JK 2203 BF', nationality: 'BF' }
  await applied(stack, {
    type: 'border-entry-notice',
    office: entry,
    mrn: mrnOf('other truck'),
    body: { office: entry, vehicle, sealCheck: { state: 'intact' }, continuation: 'same' },
  })
  const respondBy = new Date(Date.now() + 28 * 86_400_000).toISOString()
  for (const part of ['enquiry', 'answered', 'claim'] as const)
    await applied(stack, {
      type: 'enquiry-request',
      office: from,
      mrn: mrnOf(part),
      body: { stage: 'office', asked: SILENT, office: to, question: 'Is it with you?', respondBy },
    })
  await applied(stack, {
    type: 'recovery-notice',
    office: from,
    mrn: mrnOf('claim'),
    body: {
      grn: bond.grn,
      amount: bond.sum,
      country: countryOfOffice(asOffice(from)),
      legalBasis: 'Code des douanes, art. 187 (sample)',
      payBy: new Date(Date.now() + 60 * 86_400_000).toISOString().slice(0, 10),
      office: from,
    },
  })
}

const paperOf = async (pool: Pool, mrn: string): Promise<Paper> => {
  const { rows } = await pool.query<{ code: string }>('select code from follow_up_codes where mrn = $1', [mrn])
  return { mrn, code: groupedCode(rows[0]?.code ?? '') }
}

/** The smallest PNG: the hub looks at the first bytes, officers of the pictures at none. */
const DOCUMENT = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='

/** Whoever holds the paper answers the enquiry with proof. */
async function answer({ hubUrl }: Stack, { mrn, code }: Paper): Promise<void> {
  const response = await fetch(`${hubUrl}/v1/follow-up/${mrn}/answer`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify({
      code,
      id: randomUUID(),
      as: 'principal',
      name: 'Sahel Transit (synthetic)',
      answer: 'arrived',
      proof: [DOCUMENT],
    }),
  })
  if (!response.ok) throw new Error(`the answer with proof: ${response.status} ${await response.text()}`)
}

/** Takes the office's system away, and lets somebody decide there by hand; the token. */
async function putDecider(pool: Pool, { registry }: Stack, code: string): Promise<string> {
  const office = registry.offices.find((one) => one.code === code)
  if (office === undefined) throw new Error(`the registry lacks ${code}`)
  const token = randomBytes(24).toString('base64url')
  await changeRegistry(pool, async (write) => {
    await write.putOffice({ ...office, automated: false })
    await write.addToken({
      token,
      kind: 'officer',
      name: 'tg-01',
      person: 'Afi Mensah (synthetic)',
      language: 'fr',
      rights: ['facts', 'decisions'],
      partyKey: countryOfOffice(asOffice(code)),
      offices: [asOffice(code)],
    })
  })
  return token
}
