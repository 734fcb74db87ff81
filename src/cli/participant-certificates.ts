import { readFile, writeFile } from 'node:fs/promises'
import { UsageError } from './call.ts'
import type { CommandContext } from './context.ts'
import { operatorApi } from './operator-api.ts'
import type { Call } from './specs.ts'

type Certificates = Extract<Call<'participant'>, { form: `certificate ${string}` }>
type Listed = { fingerprint: string; use: string; validFrom: string; validTo?: string; distrustedFrom?: string }
type Added = { fingerprint: string; certificate: string; chain: string[]; notAfter: string }

/**
 * `corridor participant certificate add|revoke|list`: what an operator does with a participant's certificates, through the
 * hub's own API. Returns 0 when done, 1 when refused (the answer is printed).
 */
export async function certificatesOfParticipant(context: CommandContext, call: Certificates): Promise<number> {
  const { hub, token } = call.values
  const api = operatorApi({ hub, token }, context)
  const path = certificatesOf(call.named.party)
  switch (call.form) {
    case 'certificate list <party>': {
      const known = await api.read<{ items: Listed[] }>(path)
      for (const one of known?.items ?? []) context.out(line(one))
      return known === undefined ? 1 : 0
    }
    case 'certificate add <party>': {
      const { csr, certificate, use, out, reason } = call.values
      if ((csr === undefined) === (certificate === undefined))
        throw new UsageError('--csr or --certificate, one of them')
      const text = await readFile(csr ?? certificate ?? '', 'utf8')
      const offered = csr === undefined ? { certificate: text } : { csr: text }
      const added = await api.change<Added>(path, { use, reason, ...offered })
      if (added === undefined) return 1
      const { fingerprint, notAfter } = added
      if (out !== undefined) await writeFile(out, added.certificate + added.chain.join(''))
      // The participant compares it with what it holds, by telephone.
      context.out(`${fingerprint} counts from now on for ${use}, until ${notAfter}`)
      return 0
    }
    case 'certificate revoke <party> <fingerprint>': {
      const { 'distrust-from': distrustFrom, reason } = call.values
      const since = distrustFrom === undefined ? {} : { distrustFrom }
      const { fingerprint } = call.named
      if (!/^[0-9a-f]{64}$/.test(fingerprint)) throw new UsageError('the fingerprint is 64 hexadecimal digits')
      const done = await api.change<{ distrustedFrom: string }>(`${path}/${fingerprint}/revoke`, { reason, ...since })
      if (done === undefined) return 1
      context.out(`${fingerprint} counts no more since ${done.distrustedFrom}`)
      return 0
    }
  }
}

function certificatesOf(party: string): string {
  if (!/^[A-Z]{2}(\/[^/~\s]+)?$/.test(party)) throw new UsageError('a participant is CC or CC/party')
  return `/v1/participants/${encodeURIComponent(party.replace('/', '~'))}/certificates`
}

const line = ({ fingerprint, use, validFrom, validTo, distrustedFrom }: Listed): string =>
  [
    `${fingerprint}  ${use}  since ${validFrom}`,
    ...(validTo === undefined ? [] : [`until ${validTo}`]),
    ...(distrustedFrom === undefined ? [] : [`revoked since ${distrustedFrom}`]),
  ].join(', ')
