import { createSecureContext } from 'node:tls'
import { type ClientFiles, readShown } from '../../adapter-host/hub-tls.ts'
import type { CheckName, Finding } from '../../ports/doctor.ts'
import type { DirectoryEntry } from '../../trust/directory.ts'
import { fingerprintOf } from '../../trust/x509/pem.ts'
import { openTrustFiles } from '../../trust/x509/trust-files.ts'
import { askHub, type Participant } from './ask-hub.ts'
import { errorText, Findings } from './findings.ts'
import { checkChain, checkKeyPair, readCertificates } from './keys.ts'

const AFTER_KEY: readonly CheckName[] = ['client-chain', 'client-registered', 'client-accepted']

/**
 * The certificate by which a participant's system is let in: that key and dates are good, that its chain holds, it is for that use and
 * not revoked, that the hub has registered it for this party, and that a call with it alone is answered. Of a key store: that it opens,
 * and that such a call is answered.
 */
export async function checkClientCertificate(
  findings: Findings,
  participant: Participant,
  files: ClientFiles,
): Promise<void> {
  try {
    if ('keyStore' in files) {
      if (!(await checkKeyStore(findings, files))) return findings.unchecked(AFTER_KEY, 'client-key')
    } else {
      const own = await checkPair(findings, participant, files)
      if (own === undefined) return findings.unchecked(AFTER_KEY, 'client-key')
      await checkRegistration(findings, participant, fingerprintOf(own))
    }
    await checkCall(findings, participant, files)
  } catch (error) {
    const words = { host: participant.config.hub, error: errorText(error) }
    findings.fail('client-accepted', 'hub-silent', words)
  }
}

/** Key, dates and chain of a certificate in PEM files; its DER where they could be read. */
async function checkPair(
  findings: Findings,
  participant: Participant,
  { certificate, key }: { certificate: string; key: string },
): Promise<Buffer | undefined> {
  const isConfigured = participant.connection.tlsCertificate === certificate
  const presented = await checkKeyPair(findings, 'client-key', {
    key: { path: key, setting: isConfigured ? 'tlsKey' : '--client-key' },
    certificate: { path: certificate, setting: isConfigured ? 'tlsCertificate' : '--client-certificate' },
    at: participant.deps.now(),
  })
  if (presented !== undefined) await checkTrust(findings, participant, presented)
  return presented?.[0]
}

/** That a key store opens. What lies in it Node's TLS shows, and does not tell. */
async function checkKeyStore(findings: Findings, files: Extract<ClientFiles, { keyStore: string }>): Promise<boolean> {
  try {
    createSecureContext(await readShown(files))
  } catch (error) {
    const words = { file: files.keyStore, setting: 'tlsKeyStore, tlsKeyStorePasswordFile', error: errorText(error) }
    return findings.fail('client-key', 'file-unusable', words)
  }
  findings.ok('client-key', files.keyStore)
  findings.nothing('client-chain', files.keyStore)
  findings.nothing('client-registered', files.keyStore)
  return true
}

async function checkTrust(
  findings: Findings,
  { config: { ca, crl }, deps }: Participant,
  presented: readonly Buffer[],
): Promise<void> {
  const at = deps.now()
  const anchors = await readCertificates(findings, 'client-chain', { path: ca, setting: 'ca' })
  if (anchors === undefined) return
  // One check, of which the chain that holds is not the whole.
  const chain = new Findings()
  const holds = checkChain(chain, 'client-chain', presented, { anchors, named: `ca (${ca})`, at })
  if (!holds) return void findings.list.push(...chain.list)
  try {
    const files = { ca, ...(crl === undefined ? {} : { crl }) }
    const trust = await openTrustFiles({
      files,
      onChange: () => undefined,
      onFault: () => undefined,
      timers: deps.timers,
    })
    const verdict = trust.check(trust.cache.parse(presented[0] ?? Buffer.alloc(0)), at, 'tls')
    trust.close()
    if (verdict.ok) findings.list.push(...chain.list)
    else findings.fail('client-chain', causeOf(verdict.code), { value: verdict.detail })
  } catch (error) {
    const words = { file: crl ?? ca, setting: crl === undefined ? 'ca' : 'crl', error: errorText(error) }
    findings.fail('client-chain', 'file-unusable', words)
  }
}

function causeOf(code: string): NonNullable<Finding['cause']> {
  if (code === 'certificate-revoked') return 'certificate-revoked'
  return code === 'certificate-wrong-usage' ? 'client-purpose' : 'certificate-refused'
}

/** Whose certificate it is by the hub's own directory: the name in it counts for nothing. */
async function checkRegistration(findings: Findings, participant: Participant, fingerprint: string): Promise<boolean> {
  const { party } = participant.connection
  const { status, text } = await askHub(participant, '/v1/certificates')
  const { items } = JSON.parse(text) as { items?: DirectoryEntry[] }
  if (items === undefined) {
    return findings.fail('client-registered', 'hub-answers', { value: String(status), error: 'GET /v1/certificates' })
  }
  const known = items.filter((one) => one.fingerprint === fingerprint)
  const own = known.find((one) => one.party === party && one.use === 'tls')
  if (own === undefined) {
    const [other] = known
    if (other === undefined) return findings.fail('client-registered', 'client-not-registered', { party })
    if (other.party === party) return findings.fail('client-registered', 'client-for-signing', {})
    return findings.fail('client-registered', 'client-other-party', { value: other.party, party })
  }
  const now = participant.deps.now()
  if (own.distrustedFrom !== undefined && new Date(own.distrustedFrom) <= now) {
    const value = `distrusted from ${own.distrustedFrom}`
    return findings.fail('client-registered', 'certificate-revoked', { value })
  }
  if (own.to !== undefined && new Date(own.to) <= now) {
    return findings.fail('client-registered', 'certificate-refused', { value: `registered until ${own.to}` })
  }
  return findings.ok('client-registered', party)
}

/** One call with the certificate alone, by which the hub has to know the party. */
async function checkCall(findings: Findings, participant: Participant, files: ClientFiles): Promise<void> {
  const { config, connection } = participant
  // Without TLS no certificate is ever shown.
  if (!config.hub.startsWith('https:')) return findings.nothing('client-accepted', config.hub)
  const client = await readShown(files)
  const path = `/v1/participants/${connection.party.replace('/', '~')}/readiness`
  const { status } = await askHub(participant, path, { anonymous: true, client })
  if (status === 200) findings.ok('client-accepted', config.hub)
  else findings.fail('client-accepted', 'client-refused', { value: String(status) })
}
