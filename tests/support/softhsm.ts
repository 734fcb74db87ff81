import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { closure, download, systemApt } from '../../tools/services/apt.ts'
import { withLock } from '../../tools/services/vendor-lock.ts'

/** A token of SoftHSM, the distribution's software for tests of PKCS#11, with one P-256 key in it. */
export type TestToken = {
  /** Where its key lies, as CORRIDOR_HUB_KEY names it. */
  uri: string
  module: string
  pinFile: string
  /** PKCS#8, as it was imported: the token itself gives it nobody. */
  keyPem: string
  remove(): void
}

const VENDOR = join(import.meta.dirname, '..', '..', '.corridor', 'vendor', 'softhsm')
const RUNTIME = /^(lib)?softhsm/

type Program = { util: string; module: string }

const programIn = (root: string): Program | undefined => {
  const [util, module] = [join(root, 'usr/bin/softhsm2-util'), join(root, 'usr/lib/softhsm/libsofthsm2.so')]
  return existsSync(util) && existsSync(module) ? { util, module } : undefined
}

/** The installed one, or the packages of the distribution unpacked beside us: no root, nothing installed. */
async function program(): Promise<Program> {
  const found = programIn('/') ?? programIn(join(VENDOR, 'root'))
  if (found !== undefined) return found
  mkdirSync(VENDOR, { recursive: true })
  return withLock(join(VENDOR, 'lock'), { timeoutMs: 300_000, waiting: () => undefined }, async () => {
    const apt = systemApt(process.env['PATH'] ?? '')
    const [debs, fresh] = [join(VENDOR, 'debs'), join(VENDOR, `root.${process.pid}`)]
    mkdirSync(debs, { recursive: true })
    await download(apt, await closure(apt, 'softhsm2', RUNTIME, VENDOR), debs, () => undefined)
    for (const deb of readdirSync(debs)) execFileSync('dpkg-deb', ['-x', join(debs, deb), fresh])
    rmSync(join(VENDOR, 'root'), { recursive: true, force: true })
    renameSync(fresh, join(VENDOR, 'root'))
    const unpacked = programIn(join(VENDOR, 'root'))
    if (unpacked === undefined) throw new Error('the packages of SoftHSM hold no module')
    return unpacked
  })
}

/** Makes a token with this key, which this process uses from then on (its configuration is in the environment). */
export async function createTestToken(keyPem: string): Promise<TestToken> {
  const { util, module } = await program()
  const folder = mkdtempSync(join(tmpdir(), 'corridor-token-'))
  const file = (name: string, text: string): string => {
    writeFileSync(join(folder, name), text)
    return join(folder, name)
  }
  mkdirSync(join(folder, 'tokens'))
  process.env['SOFTHSM2_CONF'] = file(
    'softhsm2.conf',
    `directories.tokendir = ${join(folder, 'tokens')}\nobjectstore.backend = file\nlog.level = ERROR\n`,
  )
  const run = (...args: string[]) => execFileSync(util, ['--module', module, ...args], { stdio: 'pipe' })
  run('--init-token', '--free', '--label', 'corridor', '--pin', '1234', '--so-pin', '5678')
  run('--import', file('hub.key', keyPem), '--token', 'corridor', '--label', 'hub', '--id', '01', '--pin', '1234')
  rmSync(join(folder, 'hub.key'))
  const pinFile = file('pin', '1234\n')
  const uri = `pkcs11:token=corridor;object=hub?module-path=${module}&pin-source=${pinFile}`
  return { uri, module, pinFile, keyPem, remove: () => rmSync(folder, { recursive: true, force: true }) }
}
