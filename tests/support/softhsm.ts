import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { unpacked } from './unpacked.ts'

/** A token of SoftHSM, the distribution's software for tests of PKCS#11, with one P-256 key in it. */
export type TestToken = {
  /** Where its key lies, as CORRIDOR_HUB_KEY names it. */
  uri: string
  module: string
  pinFile: string
  /** Imports another key (PKCS#8); returns where it lies. */
  add(label: string, keyPem: string): string
  /** PKCS#8, as it was imported: the token itself gives it nobody. */
  keyPem: string
  remove(): void
}

type Program = { util: string; module: string }

const programIn = (root: string): Program | undefined => {
  const [util, module] = [join(root, 'usr/bin/softhsm2-util'), join(root, 'usr/lib/softhsm/libsofthsm2.so')]
  return existsSync(util) && existsSync(module) ? { util, module } : undefined
}

/** The installed one, or the packages of the distribution unpacked: no root, nothing installed. */
const program = async (): Promise<Program> =>
  programIn('/') ??
  (await unpacked({ title: 'SoftHSM', folder: 'softhsm', package: 'softhsm2', runtime: /^(lib)?softhsm/, programIn }))

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
  const pinFile = file('pin', '1234\n')
  let imported = 0
  const add = (label: string, pem: string): string => {
    const id = `0${++imported}`
    run('--import', file('key', pem), '--token', 'corridor', '--label', label, '--id', id, '--pin', '1234')
    rmSync(join(folder, 'key'))
    return `pkcs11:token=corridor;object=${label}?module-path=${module}&pin-source=${pinFile}`
  }
  const uri = add('hub', keyPem)
  return { uri, add, module, pinFile, keyPem, remove: () => rmSync(folder, { recursive: true, force: true }) }
}
