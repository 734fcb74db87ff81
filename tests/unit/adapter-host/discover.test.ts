import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { AdapterModule, Manifest } from '../../../src/adapter-api/index.ts'
import {
  checkManifest,
  listAdapters,
  loadAdapter,
  makeAdapter,
  settingsFor,
} from '../../../src/adapter-host/discover.ts'
import { parseAdapterHostConfig } from '../../../src/adapter-host/host-config.ts'

const adapters = join(import.meta.dirname, '..', '..', '..', 'adapters')
let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'corridor-adapters-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const manifest: Manifest = {
  name: 'sample',
  title: 'Sample',
  api: '1',
  system: 'none',
  roles: ['customs'],
  formats: ['json'],
  receives: ['alert'],
  sends: [],
  settings: [
    { name: 'url', description: 'where', required: true },
    { name: 'pause', description: 'how long', default: '5' },
  ],
}

it('finds the simulator by its manifest and loads it', async () => {
  expect(await listAdapters(adapters)).toContain('simulator')
  const loaded = await loadAdapter(adapters, 'simulator')
  expect(loaded.manifest.roles).toEqual(['customs', 'guarantor', 'consignee'])
})

it('names the adapters there are when one is asked for that is not', async () => {
  await expect(loadAdapter(adapters, 'nobody')).rejects.toThrow(/no adapter 'nobody'.*simulator/)
  await expect(loadAdapter(adapters, '../src')).rejects.toThrow("no adapter '../src'")
})

it('says everything that is wrong with a manifest before any code of the adapter runs', async () => {
  expect(() => checkManifest('sample', { ...manifest, api: '2', extra: true })).toThrow(/additional properties.*api/)
  expect(() => checkManifest('other', { ...manifest, receives: ['no-such-type'] })).toThrow(
    /'sample' in the folder 'other'; .*no-such-type/,
  )
  expect(checkManifest('sample', manifest)).toEqual(manifest)
})

it('refuses a module that is no adapter', async () => {
  await mkdir(join(folder, 'sample'))
  await writeFile(join(folder, 'sample', 'manifest.json'), JSON.stringify(manifest))
  await writeFile(join(folder, 'sample', 'index.ts'), 'export default { toNational: () => ({}) }')
  await expect(loadAdapter(folder, 'sample')).rejects.toThrow('not made by defineAdapter')
  const make = (() => ({ toNational: () => ({}) })) as unknown as AdapterModule<unknown>
  const setup = { connections: [], settings: {} }
  await expect(makeAdapter({ manifest, make, folder }, setup)).rejects.toThrow('lacks fromNational, createTransport')
})

it('fills in defaults and refuses settings unknown or missing', () => {
  expect(settingsFor(manifest, { url: 'x' })).toEqual({ url: 'x', pause: '5' })
  expect(() => settingsFor(manifest, {})).toThrow('needs the setting url')
  expect(() => settingsFor(manifest, { url: 'x', speed: '1' })).toThrow('has no setting speed')
})

it('reports all faults of a host configuration at once', () => {
  const connection = { party: 'TG', role: 'customs', send: 'fax', format: 'json', token: 't' }
  expect(() => parseAdapterHostConfig({ hub: 'http://x', connections: [connection, connection], prefetch: 0 })).toThrow(
    /connections\[0\]\.send is none of http, amqp.*connections\[1\].*a party twice.*prefetch.*amqp is missing/,
  )
})
