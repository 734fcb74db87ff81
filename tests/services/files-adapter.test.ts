import { chmod, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { tableOf } from '../../adapters/files/table.ts'
import { profileOf } from '../../adapters/files/profile.ts'
import { linesOfCsv } from '../../adapters/files/sheet.ts'
import { fileOf } from '../../adapters/files/write.ts'
import manifest from '../../adapters/files/manifest.json' with { type: 'json' }
import { type RunningAdapter, runAdapterHost } from '../../src/adapter-host/host.ts'
import { settingsFor } from '../../src/adapter-host/discover.ts'
import type { Manifest } from '../../src/adapter-api/index.ts'
import { processTimers } from '../../src/compose/process-timers.ts'
import { adapterConfig } from '../support/adapter.ts'
import { startTestHub, type TestHub } from '../support/hub.ts'
import { registered, released, stateOf } from '../support/journey.ts'
import * as m from '../support/messages.ts'
import { startSshd, type Sshd } from '../support/sshd.ts'
import { waitFor } from '../support/wait-for.ts'

const ADAPTERS = join(import.meta.dirname, '../../adapters')
const FRENCH = {
  timeZone: 'Africa/Lome',
  language: 'fr',
  separator: ';',
  encoding: 'windows-1252',
  decimal: ',',
  thousands: 'space',
  dates: 'dmy',
  pollMs: '100',
}
const profile = profileOf(settingsFor(manifest as unknown as Manifest, FRENCH))

let hub: TestHub
let folder = ''
let config: Awaited<ReturnType<typeof adapterConfig>>
let adapter: RunningAdapter | undefined
const at = (...path: string[]): string => join(folder, 'shared', ...path)

const run = async (settings: Record<string, string>): Promise<void> => {
  adapter = await runAdapterHost({
    name: 'files',
    config: { ...config, settings },
    adapters: ADAPTERS,
    clock: () => new Date(),
    timers: processTimers,
    log: () => undefined,
  })
}
/** As a partner's system does it: written under another name, then renamed. */
const hand = async (name: string, bytes: Buffer | string): Promise<void> => {
  await writeFile(at('in', `${name}.part`), bytes)
  await rename(at('in', `${name}.part`), at('in', name))
}
const verdictOf = async (part: 'done' | 'rejected', name: string): Promise<string[][]> => {
  const file = await waitFor(async () => (await readdir(at(part))).find((one) => one.endsWith(`-${name}.result.csv`)), {
    label: `the verdict on ${name}`,
  })
  await waitFor(async () => !(await readdir(at('in'))).includes(name), { label: `${name} moved` })
  return linesOfCsv(await readFile(at(part, file)), profile).map(({ cells }) => cells.map(String))
}

beforeAll(async () => {
  hub = await startTestHub()
  folder = await mkdtemp(join(tmpdir(), 'corridor-files-'))
  config = await adapterConfig(hub, 'TG', folder)
  await run({ ...FRENCH, folder: at() })
})
afterAll(async () => {
  await adapter?.stop()
  await hub.stop()
  await rm(folder, { recursive: true, force: true })
})

/** An office with a spreadsheet and nothing else takes part (adapters/files/README.md). */
describe('a country that writes files', () => {
  it('is told of a file that cannot be read, in its language, and the file is kept', async () => {
    await hand('sorties.csv', 'border-exit-notice;mrn;couleur\r\n1;26TGLFW100000123J0;bleu\r\n')
    const [head, line] = await verdictOf('rejected', 'sorties.csv')
    expect(head).toEqual(['clé', 'ligne', 'statut', 'code', 'endroit', 'message', 'mrn', 'id'])
    expect(line?.slice(1, 5)).toEqual(['1', 'refusé', 'column-unknown', 'couleur'])
    expect(line?.[5]).toContain('n’est pas omise en silence')
    expect((await readdir(at('rejected'))).some((name) => name.endsWith('-sorties.csv'))).toBe(true)
  })

  it('is told what the hub refuses, at the line of the message', async () => {
    const grn = await registered(hub, '1000000')
    const mrns = [m.newMrn(), m.newMrn()]
    const good = tableOf(m.declaration(mrns[0], grn, '100000'))
    const bad = tableOf({ ...m.declaration(mrns[1], grn, '100000'), mrn: '26TGLFW100000124J0' } as never)
    await hand('declarations.csv', await fileOf('D-1', good, profile))
    const [, accepted] = await verdictOf('done', 'declarations.csv')
    expect(accepted?.[2]).toBe('accepté')
    expect(accepted?.[6]).toBe(mrns[0])
    await hand('mauvaise.csv', await fileOf('D-2', bad, profile))
    const [, refused] = await verdictOf('rejected', 'mauvaise.csv')
    expect(refused?.slice(0, 5)).toEqual(['D-2', '3', 'refusé', '93', '/mrn'])
  })

  it('that hands the same file in twice gets the same verdict, and the hub one message', async () => {
    const { mrn } = await released(hub)
    const exit = m.exitNotice(mrn)
    const bytes = await fileOf('S-1', tableOf(exit), profile)
    await hand('sortie.csv', bytes)
    const first = await verdictOf('done', 'sortie.csv')
    await rm(at('done'), { recursive: true }).then(() => adapter?.stop())
    await run({ ...FRENCH, folder: at() })
    await hand('sortie.csv', bytes)
    expect(await verdictOf('done', 'sortie.csv')).toEqual(first)
    const { rows } = await hub.pool.query(
      `select 1 from messages where sender = 'TG' and type = 'border-exit-notice' and id = $1`,
      [exit.id],
    )
    expect(rows).toHaveLength(1)
    expect(await stateOf(hub, mrn)).toBe('at-border')
  })

  it('cannot change what was accepted under its key', async () => {
    const { mrn } = await released(hub)
    const one = m.exitNotice(mrn)
    await hand('premier.csv', await fileOf('S-2', tableOf(one), profile))
    await verdictOf('done', 'premier.csv')
    await hand('second.csv', await fileOf('S-2', tableOf({ ...one, id: m.exitNotice(mrn).id }), profile))
    const [, line] = await verdictOf('rejected', 'second.csv')
    expect(line?.slice(2, 4)).toEqual(['refusé', 'key-used'])
  })

  it('finds what others send as files in the order of the log', async () => {
    const { mrn } = await released(hub)
    for (const message of [m.exitNotice(mrn), m.entryNotice(mrn), m.arrival(mrn)])
      expect((await hub.post(hub.party(message.sender.country), message)).status).toBe(202)
    const mine = await waitFor(
      async () => {
        const names = (await readdir(at('out'))).filter((name) => name.includes(mrn)).toSorted()
        return names.some((name) => name.includes('arrival-advice')) ? names : undefined
      },
      { label: 'the arrival as a file' },
    )
    expect(mine.map((name) => name.split('_')[2])).toEqual(['border-entry-notice', 'arrival-advice'])
    expect(await readFile(at('out', mine[0] ?? ''), 'latin1')).toContain(`;${mrn};`)
  })
})

describe('the same over SFTP', () => {
  let server: Sshd
  beforeAll(async () => {
    await adapter?.stop()
    // The server's user must be able to enter it.
    await chmod(folder, 0o755)
    server = await startSshd(join(folder, 'sshd'))
  })
  afterAll(() => server.stop())
  const settings = (more: Record<string, string> = {}) => ({
    ...FRENCH,
    sftp: `sftp://${server.user}@127.0.0.1:${server.port}${join(folder, 'sshd', 'shared')}`,
    sftpKey: server.key,
    sftpHostKey: server.hostKey,
    ...more,
  })

  it('nothing is given to a server with another host key', async () => {
    const other = settings({ sftpHostKey: 'SHA256:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA' })
    await expect(run(other)).rejects.toThrow(/host/i)
  })

  it('a file is taken and answered, also when the server dies in between', async () => {
    const { mrn } = await released(hub)
    await run(settings())
    const shared = (...path: string[]) => join(folder, 'sshd', 'shared', ...path)
    await server.stop()
    await writeFile(shared('in', 'sortie.csv'), await fileOf('SF-1', tableOf(m.exitNotice(mrn)), profile))
    await server.start()
    await waitFor(async () => (await readdir(shared('done'))).some((name) => name.endsWith('.result.csv')), {
      label: 'the verdict over SFTP',
    })
    await waitFor(async () => (await stateOf(hub, mrn)) === 'at-border', { label: 'the exit at the hub' })
  })
})
