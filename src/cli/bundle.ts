import { X509Certificate } from 'node:crypto'
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { queueOf } from '../compose/logins.ts'
import type { CommandContext } from './context.ts'
import { checkScript } from './bundle-check.ts'
import { operatorApi } from './operator-api.ts'
import type { Call } from './specs.ts'

/** By which the hub names itself among the parties. */
const HUB = 'ZZ'

type Bundled = Extract<Call<'participant'>, { form: 'bundle <party>' }>
type Participant = { key: string; names: Record<string, string>; language: 'en' | 'fr' | 'pt'; channel: string }
type Directory = { items: { party: string; certificate: string; from: string }[] }

/**
 * `corridor participant bundle`: a folder that is handed to a party's own people: the addresses, the hub's certificate, the
 * authorities, its queue, and a script that checks all of it from their machine. No secret is in it. Returns 0 when it is
 * written, 1 when the hub refused; rejects where the folder is there already.
 */
export async function writeBundle(context: CommandContext, call: Bundled): Promise<number> {
  const { hub, out: folder, ca } = call.values
  const amqp = call.values.amqp === undefined ? undefined : withoutLogin(call.values.amqp)
  const api = operatorApi(call.values, { ...context, out: () => undefined })
  const of = await api.call('GET', `/v1/participants/${encodeURIComponent(call.named.party.replace('/', '~'))}`)
  if (!of.ok) return 1
  const directory = await api.call('GET', '/v1/certificates')
  if (!directory.ok) return 1
  const participant = JSON.parse(of.text) as Participant
  const hubs = (JSON.parse(directory.text) as Directory).items.filter(({ party }) => party === HUB)
  const settings = {
    hub: hub.replace(/\/$/, ''),
    party: participant.key,
    channel: participant.channel,
    ...(participant.channel !== 'amqp' ? {} : { amqp, exchange: 'corridor.in', queue: queueOf(participant.key) }),
  }
  await mkdir(folder, { recursive: false })
  await writeFile(join(folder, 'corridor.json'), `${JSON.stringify(settings, undefined, 2)}\n`)
  await writeFile(join(folder, 'hub-certificate.pem'), hubs.map(pemOf).join(''))
  if (ca !== undefined) await writeFile(join(folder, 'ca.pem'), await readFile(ca))
  const script = join(folder, 'check.sh')
  await writeFile(script, checkScript({ ...settings, hasCa: ca !== undefined, language: participant.language }))
  await chmod(script, 0o755)
  context.out(`${folder}: to be handed to ${participant.names['en'] ?? participant.key}; they run sh check.sh`)
  return 0
}

/** The address alone: whoever types it may have a login in it, which must go to nobody. */
function withoutLogin(address: string): string {
  const url = new URL(address)
  url.username = ''
  url.password = ''
  return url.href
}

const pemOf = ({ certificate }: { certificate: string }): string =>
  new X509Certificate(Buffer.from(certificate, 'base64')).toString()
