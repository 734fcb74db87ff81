import { readFile, writeFile } from 'node:fs/promises'
import { writeBundle } from './bundle.ts'
import { UsageError } from './call.ts'
import type { CommandContext } from './context.ts'
import { type OperatorApi, operatorApi } from './operator-api.ts'
import type { Call } from './specs.ts'

/**
 * `corridor participant …`: everything an operator does about participants, through the hub's own API. Prints the answer as
 * JSON, secrets included, which no other call ever shows again. A bundle, which also takes ca and amqp, is in a file of its own.
 * Returns 0 when done, 1 when refused.
 */
export async function participant(context: CommandContext, call: Call<'participant'>): Promise<number> {
  if (call.form === 'bundle <party>') return writeBundle(context, call)
  const { hub, token } = call.values
  const api = operatorApi({ hub, token }, context)
  if (call.form === 'list') return done(await api.call('GET', '/v1/participants'))
  if (call.form === 'add <party>') {
    const { role, channel, reason, format = 'json' } = call.values
    const { party: key } = call.named
    const own = role ?? (key.includes('/') ? 'principal' : 'customs')
    const body = { key, role: own, channel, ...(await dataOf({ ...call.values, format })), reason }
    return done(await api.call('POST', '/v1/participants', body))
  }
  return done(await ofParty(api, `/v1/participants/${encodeURIComponent(call.named.party.replace('/', '~'))}`, call))
}

type OfParty = Exclude<Call<'participant'>, { form: 'list' | 'add <party>' | 'bundle <party>' }>
type Answer = ReturnType<OperatorApi['call']>

const done = ({ ok }: Awaited<Answer>): number => (ok ? 0 : 1)

async function ofParty(api: OperatorApi, path: string, call: OfParty): Answer {
  const { values } = call
  switch (call.form) {
    case 'show <party>':
      return api.call('GET', path)
    case 'set <party>':
      return api.call('PATCH', path, { ...(await dataOf(values)), reason: values.reason })
    case 'suspend <party>':
      return api.call('PATCH', path, { suspended: true, reason: values.reason })
    case 'resume <party>':
      return api.call('PATCH', path, { suspended: false, reason: values.reason })
    case 'channel <party> <channel>':
      return api.call('PUT', `${path}/channel`, { channel: call.named.channel, reason: values.reason })
    case 'broker-user <party>':
      return api.call('POST', `${path}/broker-user`, { overlap: Number(values.overlap), reason: values.reason })
    case 'webhook <party> <url>':
      return api.call('POST', `${path}/webhook`, { url: call.named.url, reason: values.reason })
    case 'token list <party>':
      return api.call('GET', `${path}/tokens`)
    case 'token add <party>': {
      const { label, expires: expiresAt, reason } = values
      return api.call('POST', `${path}/tokens`, { label, expiresAt, reason })
    }
    case 'token revoke <party> <id>':
      return api.call('DELETE', `${path}/tokens/${encodeURIComponent(call.named.id)}`, { reason: values.reason })
    case 'witness-key <party> <file>': {
      const publicKey = await readFile(call.named.file, 'utf8')
      return api.call('POST', `${path}/witness-keys`, { publicKey, reason: values.reason })
    }
    case 'certificate list <party>':
      return api.call('GET', `${path}/certificates`)
    case 'certificate add <party>':
      return addCertificate(api, `${path}/certificates`, values)
    case 'certificate revoke <party> <fingerprint>': {
      const { 'distrust-from': distrustFrom, reason } = values
      const certificate = encodeURIComponent(call.named.fingerprint)
      return api.call('POST', `${path}/certificates/${certificate}/revoke`, { distrustFrom, reason })
    }
  }
}

async function addCertificate(api: OperatorApi, path: string, values: OfParty['values']): Answer {
  if ((values.csr === undefined) === (values.certificate === undefined))
    throw new UsageError('--csr or --certificate, one of them')
  const read = async (file: string | undefined) => (file === undefined ? undefined : await readFile(file, 'utf8'))
  const [csr, certificate] = await Promise.all([read(values.csr), read(values.certificate)])
  const answer = await api.call('POST', path, { use: values.use, csr, certificate, reason: values.reason })
  if (answer.ok && values.out !== undefined) {
    const { certificate: issued, chain } = JSON.parse(answer.text) as { certificate: string; chain: string[] }
    await writeFile(values.out, issued + chain.join(''))
  }
  return answer
}

/** What of a participant is named; what is not stays as it is. `-` takes a day away. */
async function dataOf(values: OfParty['values']) {
  const { en, fr, pt, language, format, contacts: file, 'active-from': from, 'active-to': to } = values
  const contacts = file === undefined ? undefined : (JSON.parse(await readFile(file, 'utf8')) as unknown)
  const named = [en, fr, pt].some((name) => name !== undefined)
  const dayOf = (day: string | undefined) => (day === '-' ? null : day)
  const names = named ? { en, fr, pt } : undefined
  return { names, language, format, contacts, activeFrom: dayOf(from), activeTo: dayOf(to) }
}
