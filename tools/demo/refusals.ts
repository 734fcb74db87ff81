import { createPrivateKey, randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { Pool } from 'pg'
import { composeMrn } from '../../adapters/simulator/acts.ts'
import { declarationOf, limitOf } from '../../adapters/simulator/declaration.ts'
import { encodeJson } from '../../src/codec/index.ts'
import type { ReleaseForTransit, TransitDeclaration } from '../../src/generated/types.ts'
import { createSigner, type Signer, signDetached } from '../../src/trust/cms.ts'
import type { Member } from './members.ts'
import type { Planned } from './plan.ts'
import type { Stack } from './stack.ts'

/** One message that must be refused, and how it was. */
export type Refusal = { level: string; tried: string; expected: string; got: string; ok: boolean }

type Attempt = {
  level: string
  tried: string
  status: number
  code: string
  bytes: Buffer
  /** Signature over other bytes than these, where the signature is what is wrong. */
  signed?: Buffer
}

/** Sends one wrong message of each level, as a careless system of the country would, and compares the answers. */
export const showRefusals = async (stack: Stack, plan: readonly Planned[], pool: Pool): Promise<Refusal[]> => {
  const [first] = plan
  const member = stack.pki.members.find((one) => one.key === first?.country)
  if (!first || !member) throw new Error('the plan is empty')
  const { rows } = await pool.query<{ mrn: string }>(
    `select mrn from movements where state = 'discharged' and departure_country = $1 order by mrn limit 1`,
    [first.country],
  )
  const ended = rows[0]?.mrn
  if (ended === undefined) throw new Error(`no movement of ${first.country} has been discharged`)
  const signer = createSigner(createPrivateKey(await readFile(member.keyFile, 'utf8')), member.certificateDer)
  const refusals: Refusal[] = []
  // One after the other: the last one uses the id of another again.
  for (const attempt of attempts(first, ended)) refusals.push(await send(stack.hubUrl, member, signer, attempt))
  return refusals
}

const attempts = (planned: Planned, ended: string): Attempt[] => {
  const good = encodeJson(declarationBy(planned))
  const withoutItems = declarationBy(planned)
  const { items: _, ...body } = withoutItems.body
  const schema = Buffer.from(JSON.stringify({ ...withoutItems, body }))
  const wrongDigit = `${ended.slice(0, -1)}${(Number(ended.slice(-1)) + 1) % 10}`
  const late = releaseOf(planned, ended)
  const sequence = encodeJson(late)
  const otherBytes = encodeJson({ ...late, body: { ...late.body, text: 'said otherwise' } })
  const unroutable = declarationBy(planned)
  unroutable.body = { ...unroutable.body, regime: 'cemac' }
  const uncovered = declarationBy(planned)
  const little = uncovered.body.guarantees.map((line) => ({
    ...line,
    amount: { amount: '1', currency: planned.t1.duties.currency },
  }))
  // With an MRN of the country's own the audit can judge it again (src/audit/refusals.ts).
  uncovered.mrn = composeMrn(planned.country, new Date(), uncovered.id)
  uncovered.body = { ...uncovered.body, guarantees: little }
  return [
    {
      level: 'well-formed',
      tried: 'a declaration cut off in the middle',
      status: 400,
      code: '52',
      bytes: good.subarray(0, 200),
    },
    { level: 'schema', tried: 'a declaration without goods', status: 422, code: '13', bytes: schema },
    {
      level: 'rule',
      tried: 'a release whose MRN has a wrong check digit',
      status: 422,
      code: '93',
      bytes: encodeJson(releaseOf(planned, wrongDigit)),
    },
    {
      level: 'rule',
      tried: 'a declaration under a regime no agreement covers',
      status: 422,
      code: '14',
      bytes: encodeJson(unroutable),
    },
    {
      level: 'rule',
      tried: `a declaration that secures 1 of ${planned.t1.duties.amount} ${planned.t1.duties.currency} at risk`,
      status: 422,
      code: '14',
      bytes: encodeJson(uncovered),
    },
    {
      level: 'signature',
      tried: 'a declaration changed after signing',
      status: 403,
      code: 'signature-invalid',
      bytes: good,
      signed: schema,
    },
    { level: 'sequence', tried: 'a release after discharge', status: 422, code: '92', bytes: sequence },
    { level: 'duplicate', tried: 'the same id with other bytes', status: 409, code: '26', bytes: otherBytes },
  ]
}

const headerOf = (planned: Planned) => {
  const now = new Date().toISOString()
  return {
    id: randomUUID(),
    version: '1' as const,
    sender: { country: planned.country, role: 'customs' as const, office: planned.t1.from },
    occurredAt: now,
    preparedAt: now,
    procedure: 'automatic' as const,
  }
}

/** A declaration that would be accepted but for what is then made wrong in it; its number is its own. */
const declarationBy = (planned: Planned): TransitDeclaration => {
  const number = randomUUID().slice(0, 18)
  const t1 = { ...planned.t1, number, nationalNumber: number }
  return { ...headerOf(planned), type: 'transit-declaration', body: declarationOf(t1) }
}

const releaseOf = (planned: Planned, mrn: string): ReleaseForTransit => {
  const header = headerOf(planned)
  const body = {
    releasedAt: header.occurredAt,
    limitAt: limitOf(planned.t1, '/t1/limit'),
    controlResult: { code: 'A2' as const },
    officer: `${planned.country}-SIM-01`,
  }
  return { ...header, type: 'release-for-transit', mrn, body }
}

const send = async (hubUrl: string, member: Member, signer: Signer, attempt: Attempt): Promise<Refusal> => {
  const signature = signDetached(attempt.signed ?? attempt.bytes, signer, { signingTime: new Date() })
  const response = await fetch(`${hubUrl}/v1/messages`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${member.token}`,
      'content-type': 'application/json',
      'corridor-signature': signature.toString('base64'),
    },
    body: new Uint8Array(attempt.bytes),
  })
  const problem = (await response.json().catch(() => ({}))) as {
    code?: string
    errors?: { code: string; rule?: string }[]
  }
  const codes = new Set([problem.code, ...(problem.errors ?? []).map((error) => error.code)])
  const rules = (problem.errors ?? []).flatMap((error) => (error.rule ? [error.rule] : []))
  return {
    level: attempt.level,
    tried: attempt.tried,
    expected: `${attempt.status} ${attempt.code}`,
    got: [response.status, problem.code ?? '', ...new Set(rules)].join(' ').trim(),
    ok: response.status === attempt.status && codes.has(attempt.code),
  }
}
