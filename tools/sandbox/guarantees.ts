import { randomUUID } from 'node:crypto'
import { registrationOf } from '../../adapters/simulator/declaration.ts'
import type { GuaranteeRegistrationBody } from '../../src/generated/types.ts'
import type { Clock } from '../../src/ports/runtime.ts'
import { bondOf } from '../demo/guarantees.ts'
import type { DemoPki, Member } from '../demo/members.ts'
import type { DemoRegistry } from '../demo/registry.ts'
import { postAs } from './post.ts'

/** Of a running stack: where the hub is, and who is registered with it. */
export type Registered = { hubUrl: string; pki: DemoPki; registry: DemoRegistry; clock: Clock }

/**
 * Registers every guarantee of the registry, of all kinds, in messages of its guarantor, signed with his key; returns how
 * many. Throws on the first refusal.
 */
export const registerDirectly = async ({ hubUrl, pki, registry, clock }: Registered): Promise<number> => {
  const countries = [...new Set(registry.parties.map((party) => party.country))]
  for (const row of registry.guarantees) {
    await register({ hubUrl, clock }, guarantorOf(pki, row.country), registrationOf(bondOf(row, countries)))
  }
  for (const { guarantor, register: body, then } of registry.otherGuarantees) {
    const member = pki.members.find(({ key }) => key === guarantor)
    await register({ hubUrl, clock }, member, { action: 'register', ...body })
    if (then !== undefined) await register({ hubUrl, clock }, member, { ...then, grn: body.grn })
  }
  return registry.guarantees.length + registry.otherGuarantees.length
}

export const guarantorOf = (pki: DemoPki, country: string): Member | undefined =>
  pki.members.find((member) => member.country === country && member.role === 'guarantor')

const register = async (
  { hubUrl, clock }: Pick<Registered, 'hubUrl' | 'clock'>,
  guarantor: Member | undefined,
  body: GuaranteeRegistrationBody,
): Promise<void> => {
  if (guarantor?.party === undefined) throw new Error(`nobody registers the guarantee ${body.grn}`)
  const { country, party, token, certificate, keyFile: key } = guarantor
  const now = clock.now().toISOString()
  const answer = await postAs(
    hubUrl,
    { token, certificate, key },
    {
      id: randomUUID(),
      type: 'guarantee-registration',
      version: '1',
      sender: { country, role: 'guarantor', party },
      occurredAt: now,
      preparedAt: now,
      procedure: 'automatic',
      body,
    },
  )
  if (answer.status !== 202)
    throw new Error(`guarantee ${body.grn} was refused: ${answer.status} ${JSON.stringify(answer.body)}`)
}
