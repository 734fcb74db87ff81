import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Stack, type StackOptions, startStack } from '../../tools/demo/stack.ts'
import type { Member } from '../../tools/demo/members.ts'
import { readJourney } from '../../tools/journey/files.ts'
import { play } from '../../tools/journey/play.ts'
import { writeDescription } from '../../tools/sandbox/description.ts'
import { registerDirectly } from '../../tools/sandbox/guarantees.ts'
import { postAs } from '../../tools/sandbox/post.ts'
import { randomUUID } from 'node:crypto'

/** A running hub with something in it, and the file that tells foreign programs where it is and who may call. */
export type ForeignStage = {
  hubUrl: string
  file: string
  document: string
  /** As `npm run sandbox` writes it: what the client kits are given. */
  sandbox: string
  stop(): Promise<void>
}

/** A party whose messages wait in its inbox, so that it may call every route that is for parties. */
const PARTY = 'CM'

/** The one guarantee is read by its balances, the movement by all that happened. */
const JOURNEY = 'uemoa-by-departure'

/** Hub, PostgreSQL and RabbitMQ, each a process by itself, and no simulated system. @param folder of this run */
export const startQuietStack = (
  folder: string,
  log: (line: string) => void,
  options: Pick<StackOptions, 'tls' | 'env'> = {},
): Promise<Stack> =>
  startStack({
    dir: mkdtempSync(join(folder, 'stack-')),
    simulate: [],
    travelMs: 1_000,
    keepAlive: false,
    log,
    ...options,
    onEvent: () => undefined,
    onDeath: (name, how) => log(`${name} ended: ${how}`),
  })

/**
 * The sandbox's own stack on real PostgreSQL and RabbitMQ, each process by itself; a journey played to its discharge.
 * @param folder of this run, for keys, logs and the files of the stage
 * @param env where URLs of servers stand, if not ours are to be started
 */
export async function openStage(
  folder: string,
  log: (line: string) => void,
  env: StackOptions['env'] = process.env,
): Promise<ForeignStage> {
  const stack = await startQuietStack(folder, log, { tls: true, env })
  try {
    await registerDirectly(stack)
    const { pki, registry, hubUrl } = stack
    const parties = new Map(
      pki.members.map(({ key, token, certificate, keyFile }) => [key, { token, certificate, key: keyFile }]),
    )
    const { mrn } = await play({ hubUrl, parties }, readJourney(JOURNEY))
    const party = pki.members.find(({ key }) => key === PARTY)
    const [officer] = pki.officers
    if (party === undefined || officer === undefined) throw new Error(`no party ${PARTY} or no officer is registered`)
    const document = await fetchText(`${hubUrl}/openapi.json`)
    const files = {
      document: join(folder, 'openapi.json'),
      stage: join(folder, 'stage.json'),
      sandbox: join(folder, 'sandbox.json'),
    }
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    writeFileSync(files.document, document)
    const { country, role } = party
    const credentials = { token: party.token, certificate: party.certificate, key: party.keyFile }
    const stage = {
      hub: hubUrl,
      document: files.document,
      callers: { operator: pki.operator, party: { ...credentials, sender: { country, role } }, officer },
      known: { mrn, grn: registry.guarantees[0]?.grn, index: 1, sender: PARTY, id: await announce(hubUrl, party) },
    }
    writeFileSync(files.stage, JSON.stringify(stage, undefined, 2), { mode: 0o600 })
    await writeDescription(files.sandbox, stack)
    return {
      hubUrl,
      file: files.stage,
      document: files.document,
      sandbox: files.sandbox,
      stop: () => stack.stop(),
    }
  } catch (error) {
    await stack.stop()
    throw error
  }
}

/** A notice of the party's own, which goes to every country; returns its id. */
export async function announce(hubUrl: string, { country, token, certificate, keyFile: key }: Member): Promise<string> {
  const now = new Date().toISOString()
  const id = randomUUID()
  const answer = await postAs(
    hubUrl,
    { token, certificate, key },
    {
      id,
      type: 'availability-notice',
      version: '1',
      sender: { country, role: 'customs' },
      occurredAt: now,
      preparedAt: now,
      procedure: 'automatic',
      body: { scope: 'country', state: 'available', from: now, manualProcedure: false },
    },
  )
  if (answer.status !== 202) throw new Error(`the availability notice was refused: ${JSON.stringify(answer.body)}`)
  return id
}

async function fetchText(url: string): Promise<string> {
  const answer = await fetch(url)
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`)
  return answer.text()
}
