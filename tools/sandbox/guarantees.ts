import { createPrivateKey, randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { registrationOf } from '../../adapters/simulator/declaration.ts'
import { encodeJson } from '../../src/codec/index.ts'
import { createSigner, signDetached } from '../../src/trust/cms.ts'
import { bondOf } from '../demo/guarantees.ts'
import type { Member } from '../demo/members.ts'
import type { GuaranteeRow } from '../demo/registry.ts'
import type { Stack } from '../demo/stack.ts'

/**
 * Registers every guarantee of the registry in a message of its guarantor, signed with his key. Throws on the first
 * refusal.
 */
export const registerDirectly = async (stack: Stack): Promise<readonly GuaranteeRow[]> => {
  const countries = [...new Set(stack.registry.parties.map((party) => party.country))]
  for (const row of stack.registry.guarantees) {
    const guarantor = guarantorOf(stack, row.country)
    if (guarantor) await register(stack, guarantor, row, countries)
  }
  return stack.registry.guarantees
}

export const guarantorOf = (stack: Stack, country: string): Member | undefined =>
  stack.pki.members.find((member) => member.country === country && member.role === 'guarantor')

const register = async (
  { hubUrl, clock }: Stack,
  guarantor: Member,
  row: GuaranteeRow,
  countries: readonly string[],
): Promise<void> => {
  const now = clock.now().toISOString()
  const { country, party = '' } = guarantor
  const bytes = Buffer.from(
    encodeJson({
      id: randomUUID(),
      type: 'guarantee-registration',
      version: '1',
      sender: { country, role: 'guarantor', party },
      occurredAt: now,
      preparedAt: now,
      procedure: 'automatic',
      body: registrationOf(bondOf(row, countries)),
    }),
  )
  const signer = createSigner(createPrivateKey(await readFile(guarantor.keyFile, 'utf8')), guarantor.certificateDer)
  const response = await fetch(`${hubUrl}/v1/messages`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${guarantor.token}`,
      'content-type': 'application/json',
      'corridor-signature': signDetached(bytes, signer, { signingTime: new Date() }).toString('base64'),
    },
    body: new Uint8Array(bytes),
  })
  if (!response.ok) throw new Error(`guarantee ${row.grn} was refused: ${response.status} ${await response.text()}`)
}
