import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createAuthority, issueCertificate, type KeyType } from '../../src/pki/authority.ts'
import { exportPkcs12 } from '../../src/pki/pkcs12.ts'
import { run } from './command.ts'
import type { Outcome } from './outcome.ts'

const RUN_MS = 60_000
const DAY_MS = 86_400_000
const PASSWORD = 'a pass phrase'
const ALIAS = 'tg customs'
/** What keytool says is compared. */
const ENGLISH = '-J-Duser.language=en'

const ALGORITHMS: Readonly<Record<KeyType, string>> = { 'P-256': 'SHA256withECDSA', 'RSA-2048': 'SHA256withRSA' }

/** `keytool` lists our PKCS#12 bundles and takes them over into a store of its own; Java signs with their keys. */
export async function javaKeyStores(folder: string): Promise<Outcome[]> {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const outcomes: Outcome[] = []
  const tell = async (name: string, command: string, args: readonly string[], expected: string): Promise<void> => {
    const { code, output } = await run(command, args, { cwd: folder, limitMs: RUN_MS })
    outcomes.push(code === 0 && output.includes(expected) ? { name } : { name, why: output.slice(-3000) })
  }
  const now = Date.now()
  const validity = { validFrom: new Date(now - DAY_MS), validTo: new Date(now + DAY_MS) }
  const authority = await createAuthority({ commonName: 'Authority', ...validity })
  for (const [keyType, algorithm] of Object.entries(ALGORITHMS) as [KeyType, string][]) {
    const party = await issueCertificate(authority, { commonName: 'TG', purpose: 'party', keyType, ...validity })
    const file = `${keyType}.p12`
    const certificates = [party.certificateDer, authority.certificateDer] as const
    writeFileSync(join(folder, file), exportPkcs12({ key: party.key, certificates, alias: ALIAS }, PASSWORD))
    const from = ['-storetype', 'PKCS12', '-storepass', PASSWORD]
    await tell(
      `keytool lists a ${keyType} key`,
      'keytool',
      [ENGLISH, '-list', '-keystore', file, ...from],
      'PrivateKeyEntry',
    )
    const store = ['-srckeystore', file, '-srcstoretype', 'PKCS12', '-srcstorepass', PASSWORD]
    const own = ['-destkeystore', `${keyType}.jks`, '-deststoretype', 'JKS', '-deststorepass', PASSWORD, '-noprompt']
    await tell(
      `keytool imports a ${keyType} key`,
      'keytool',
      [ENGLISH, '-importkeystore', ...store, ...own],
      '1 entries',
    )
    const program = join(import.meta.dirname, 'java', 'KeyStores.java')
    await tell(`Java signs with a ${keyType} key`, 'java', [program, file, PASSWORD, ALIAS, algorithm], 'ok signs')
  }
  return outcomes
}
