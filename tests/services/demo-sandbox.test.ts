import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { journeyNames } from '../../tools/journey/files.ts'
import { freshDatabase } from '../support/database.ts'
import { freshVhost } from '../support/vhost.ts'
import { waitFor } from '../support/wait-for.ts'

const root = join(import.meta.dirname, '..', '..')

type Description = {
  hub: string
  hubCertificate: string
  certificates: Record<string, string[]>
  participants: (Record<'country' | 'role' | 'token' | 'certificate' | 'key' | 'ca' | 'channel', string> & {
    party?: string
    format: string
    queue?: string
    amqpUser?: string
    amqpPassword?: string
  })[]
  operators: { token: string }[]
  officers: { name: string; office: string; rights: string[]; token: string }[]
  partners: { party: string; token: string; calls: string[] }[]
  guarantees: { grn: string; type: string; accessCode: string; guarantor: string }[]
  agreements: { regimes: string[]; dischargeMode: string }[]
  clock: { mode: string; now: string }
}

it('the sandbox describes itself, starts again what dies, and ends with who started it', {
  timeout: 300_000,
}, async () => {
  const [database, vhost, folder] = await Promise.all([
    freshDatabase(),
    freshVhost(),
    mkdtemp(join(tmpdir(), 'corridor-sandbox-')),
  ])
  // As npm does it: a shell between the one who is asked to end and the sandbox, which is told of nothing.
  const script = `node ${join(root, 'tools/sandbox/main.ts')} --simulate TG --clock manual; exit $?`
  const shell = spawn('sh', ['-c', script], {
    cwd: folder,
    env: {
      ...process.env,
      PATH: `${join(process.execPath, '..')}:${process.env['PATH']}`,
      npm_lifecycle_event: 'sandbox',
      DATABASE_URL: database.url,
      AMQP_URL: vhost.amqpUrl,
      AMQP_MANAGEMENT_URL: vhost.amqpManagementUrl,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [shell.stdout, shell.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()))
  const file = join(folder, '.corridor', 'sandbox.json')
  try {
    await waitFor(() => existsSync(file), { timeoutMs: 90_000, label: 'sandbox.json' }).catch((error) => {
      throw new Error(`${String(error)}\n${output}`)
    })
    const sandbox = JSON.parse(readFileSync(file, 'utf8')) as Description
    expect(Object.keys(sandbox).slice(0, 7)).toEqual([
      'hub',
      'console',
      'amqp',
      'database',
      'operators',
      'participants',
      'officers',
    ])
    expect(readFileSync(sandbox.hubCertificate, 'utf8')).toMatch(/^-----BEGIN CERTIFICATE/)
    expect(sandbox.certificates['TG']).toEqual([
      sandbox.participants.find((one) => one.country === 'TG' && one.role === 'customs')?.certificate,
    ])
    // A broker user belongs to whoever has a queue: any other is refused at login, and nobody could guess why.
    for (const { channel, format, queue, amqpUser, amqpPassword } of sandbox.participants) {
      expect(format).toMatch(/^(json|xml)$/)
      const has = [queue, amqpUser, amqpPassword].map((one) => one !== undefined)
      expect(has).toEqual(Array.from({ length: 3 }, () => channel === 'amqp'))
    }
    const deciding = sandbox.officers.filter(({ rights }) => rights.includes('decisions'))
    // Two persons each, at an office without a system, in two countries.
    expect(deciding.map(({ office }) => office)).toEqual(['GNNZE001', 'GNNZE001', 'GWOXB001', 'GWOXB001'])
    expect(new Set(sandbox.officers.map(({ token }) => token)).size).toBe(sandbox.officers.length)
    const roles = new Set(sandbox.participants.map((one) => one.role))
    expect(roles).toEqual(
      new Set(['customs', 'guarantor', 'principal', 'carrier', 'rail', 'tracking', 'consignee', 'payment']),
    )
    for (const { certificate, key, ca } of sandbox.participants) {
      for (const pem of [certificate, key, ca]) expect(readFileSync(pem, 'utf8')).toMatch(/^-----BEGIN /)
    }
    expect(new Set(sandbox.participants.map((one) => one.channel))).toEqual(new Set(['amqp', 'inbox']))
    const regimes = new Set(sandbox.agreements.flatMap((one) => one.regimes.map((r) => `${r}-${one.dischargeMode}`)))
    expect(journeyNames().filter((name) => !regimes.has(name))).toEqual(['national-by-departure'])
    const registered = new Set(sandbox.participants.map((one) => `${one.country}/${one.party}`))
    for (const { guarantor, accessCode } of sandbox.guarantees) {
      expect(registered).toContain(guarantor)
      expect(accessCode).toMatch(/^[A-Z0-9]{4}$/)
    }
    expect(new Set(sandbox.guarantees.map((one) => one.type))).toEqual(new Set(['0', '1', '2', '3', '4', '9']))
    const asOperator = { headers: { authorization: `Bearer ${sandbox.operators[0]?.token}` } }
    const guarantees = async () => {
      const response = await fetch(`${sandbox.hub}/v1/guarantees`, asOperator)
      return ((await response.json()) as { items: { grn: string }[] }).items.map((one) => one.grn)
    }
    expect((await guarantees()).sort()).toEqual(sandbox.guarantees.map((one) => one.grn).sort())

    const month = new Date(sandbox.clock.now).toISOString().slice(0, 7)
    const read = async (token: string, call: string) => {
      const path = call.replace('GET ', '').replace('YYYY-MM', month)
      return (await fetch(`${sandbox.hub}${path}`, { headers: { authorization: `Bearer ${token}` } })).status
    }
    const [treasury, ministry] = sandbox.partners
    if (treasury === undefined || ministry === undefined) throw new Error('no partners')
    expect(await Promise.all(treasury.calls.map((call) => read(treasury.token, call)))).toEqual([200, 200, 200, 200])
    // What its agreement does not let it read is refused.
    expect(await Promise.all(treasury.calls.map((call) => read(ministry.token, call)))).toEqual([403, 403, 403, 200])

    const moveTo = async (time: number) => {
      const response = await fetch(`${sandbox.hub}/v1/sandbox/clock`, {
        method: 'POST',
        headers: { ...asOperator.headers, 'content-type': 'application/json' },
        body: JSON.stringify({ now: new Date(time).toISOString() }),
      })
      return [response.status, ((await response.json()) as { now?: string }).now]
    }
    expect(sandbox.clock.mode).toBe('manual')
    const later = Date.parse(sandbox.clock.now) + 40 * 24 * 3_600_000
    expect(await moveTo(later)).toEqual([200, new Date(later).toISOString()])

    const told = await journey(folder, 'isrt-automatic', '--hub-mrn')
    expect(told).toMatch(/01-transit-declaration\.json +SN +202 applied\n/)
    expect(told.trimEnd()).toMatch(/^ {2}\d\dSN[A-Z0-9]{14} is discharged$/m)
    expect(await journey(folder, 'isrt')).toMatch(/^journey: no journey isrt; there are /)

    process.kill(processOf(output), 'SIGKILL')
    await waitFor(() => /hub ended \(SIGKILL\)/.test(output), { label: 'the death is noticed' })
    await waitFor(async () => (await guarantees()).length > 0, { label: 'the hub again, on the same port' })
    // It has come back with the time it had.
    expect(await moveTo(later - 1)).toEqual([422, undefined])
    expect(await moveTo(later)).toEqual([200, new Date(later).toISOString()])
  } finally {
    shell.kill('SIGTERM')
    const left = () => readdirSync(join(folder, '.corridor')).filter((name) => name.startsWith('sandbox'))
    await waitFor(() => left().length === 0, { label: 'everything stopped and cleared away' })
    await rm(folder, { recursive: true, force: true })
    await Promise.all([database.drop(), vhost.drop()])
  }
})

/** What `npm run journey` says, in the folder the sandbox runs in. */
const journey = async (cwd: string, ...args: string[]): Promise<string> => {
  const player = spawn(process.execPath, [join(root, 'tools/journey/main.ts'), ...args], { cwd })
  let said = ''
  for (const stream of [player.stdout, player.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()))
  await once(player, 'close')
  return said
}

/** The hub's own process, from what the sandbox prints. */
const processOf = (output: string): number => {
  const pid = /hub: \S+ \(process (\d+)\)/.exec(output)?.[1]
  if (pid === undefined) throw new Error(`no hub process in:\n${output}`)
  return Number(pid)
}
