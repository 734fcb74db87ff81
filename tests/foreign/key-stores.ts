import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createAuthority, issueCertificate, type KeyType } from '../../src/pki/authority.ts'
import { exportPkcs12 } from '../../src/pki/pkcs12.ts'
import { must, run } from './command.ts'
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
    await tell(`Java signs with a ${keyType} key`, 'java', [PROGRAM, file, PASSWORD, ALIAS, algorithm], 'ok signs')
  }
  return [...outcomes, ...(await pilotBundles(join(folder, 'pilot')))]
}

const PROGRAM = join(import.meta.dirname, 'java', 'KeyStores.java')
const MAIN = join(import.meta.dirname, '..', '..', 'src', 'main.ts')

/** What a pilot does by commands alone: an authority, a request by OpenSSL, a bundle; then `keytool` and Java open it. */
async function pilotBundles(folder: string): Promise<Outcome[]> {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const limits = { cwd: folder, limitMs: RUN_MS }
  const pki = (...args: string[]) => must(process.execPath, [MAIN, 'pki', ...args], limits)
  writeFileSync(join(folder, 'password'), PASSWORD)
  await pki('init', '--dir', 'ca', '--name', 'Pilot')
  const outcomes: Outcome[] = []
  for (const [name, key, algorithm] of [
    ['P-256', ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-256'], 'SHA256withECDSA'],
    ['RSA-3072', ['-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:3072'], 'SHA256withRSA'],
  ] as const) {
    const [keyFile, csr, certificate, file] = [`${name}.key`, `${name}.csr`, `${name}.crt`, `${name}.p12`]
    await must('openssl', ['genpkey', ...key, '-out', keyFile], limits)
    await must('openssl', ['req', '-new', '-key', keyFile, '-subj', `/O=Douanes/CN=${ALIAS}`, '-out', csr], limits)
    await pki('issue', '--dir', 'ca', '--csr', csr, '--use', 'signing', '--out', certificate)
    const parts = ['--certificate', certificate, '--key', keyFile, '--chain', 'ca/chain.crt']
    await pki('bundle', ...parts, '--out', file, '--password-file', 'password')
    const store = ['-keystore', file, '-storetype', 'PKCS12', '-storepass', PASSWORD]
    const listed = await run('keytool', [ENGLISH, '-list', '-v', ...store], limits)
    const chained = listed.code === 0 && listed.output.includes('Certificate chain length: 3')
    outcomes.push({
      name: `keytool lists a pilot's ${name} bundle with its chain`,
      ...(chained ? {} : { why: listed.output.slice(-3000) }),
    })
    const signed = await run('java', [PROGRAM, file, PASSWORD, ALIAS, algorithm], limits)
    const signs = signed.code === 0 && signed.output.includes('ok signs')
    outcomes.push({
      name: `Java signs with a pilot's ${name} key`,
      ...(signs ? {} : { why: signed.output.slice(-3000) }),
    })
  }
  return outcomes
}
