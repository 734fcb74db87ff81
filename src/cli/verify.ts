import { readFile } from 'node:fs/promises'
import { decodeDocument, defaultLimits } from '../codec/index.ts'
import { texts } from '../generated/texts.ts'
import { type EvidenceCheck, type EvidenceTrust, verifyEvidence } from '../trust/evidence.ts'
import { type Evidence, evidenceFrom } from '../trust/evidence-file.ts'
import { certificatesOf } from '../trust/x509/pem.ts'
import { type LostIn, type LostReceipt, lossOfReceipt, restoreIn } from '../trust/lost-receipt.ts'
import type { CommandContext } from './context.ts'
import type { Call } from './specs.ts'

const UNREADABLE = 3
/** A body of the largest size allowed, in base64, with room for a hub that allows more. */
const TEXT_MAX = 256 * 1024 * 1024
const words = texts.evidence

/**
 * `corridor verify <file>`: everything an evidence file says, verified with the authorities and the hub's certificates that
 * the caller brings; no hub, no network. Returns 0 where every check holds, 1 where one does not, and 3 where there is
 * nothing to check or to check it with.
 */
export async function verify({ out, err }: CommandContext, { named, values }: Call<'verify'>): Promise<number> {
  const { language } = values
  let [evidence, trust]: [Evidence | undefined, EvidenceTrust | undefined] = [undefined, undefined]
  let restore: LostIn | undefined
  try {
    // As strict as a message: two members of one name would let a file say two things.
    const document = decodeDocument(await readFile(named.file), { ...defaultLimits, textLength: TEXT_MAX })
    evidence = document.ok ? evidenceFrom(document.value) : undefined
    trust = await trustOf(values)
    restore = values.restore === undefined ? undefined : restoreIn(await readFile(values.restore, 'utf8'))
  } catch (error) {
    err(`corridor verify: ${(error as Error).message}`)
    return UNREADABLE
  }
  if (evidence === undefined) {
    err(words.unreadable[language].replace('{file}', named.file))
    return UNREADABLE
  }
  const { sender, id } = evidence
  const checks = verifyEvidence(evidence, trust)
  const valid = checks.every(({ ok }) => ok)
  const lost = restore === undefined ? undefined : lossOfReceipt(evidence, trust, restore)
  if (values.json)
    out(JSON.stringify({ valid, sender, id, checks, ...(lost === undefined ? {} : { lost }) }, undefined, 2))
  else {
    for (const check of checks) out(lineOf(check, language))
    if (lost !== undefined) out(lostLine(lost, language))
    out(words[valid ? 'holds' : 'fails'][language].replace('{id}', id).replace('{sender}', sender))
  }
  return valid ? 0 : 1
}

/** The check by its name, in words, and what was found. */
function lineOf({ name, ok, detail }: EvidenceCheck, language: 'en' | 'fr' | 'pt'): string {
  return `${ok ? 'ok    ' : 'FAILED'} ${name}: ${words[ok ? name : (`${name}-failed` as const)][language]} (${detail})`
}

const lostLine = ({ restore, noticedAt, logIndex }: LostReceipt, language: 'en' | 'fr' | 'pt'): string =>
  words.lost[language]
    .replace('{restore}', String(restore))
    .replace('{at}', noticedAt)
    .replace('{index}', String(logIndex))

async function trustOf({ ca, hub, crl, tsa, witnesses }: Call<'verify'>['values']): Promise<EvidenceTrust> {
  const [authorities, hubCertificates] = await Promise.all(
    [ca, hub].map(async (file) => {
      const found = certificatesOf(await readFile(file, 'utf8'))
      if (found.length === 0) throw new Error(`${file} holds no certificate (PEM)`)
      return found
    }),
  )
  const lists = crl === undefined ? [] : (await readFile(crl, 'utf8')).match(CRL)
  if (lists === null) throw new Error(`${crl} holds no revocation list (PEM)`)
  const stamps = tsa === undefined ? [] : certificatesOf(await readFile(tsa, 'utf8'))
  if (tsa !== undefined && stamps.length === 0) throw new Error(`${tsa} holds no certificate (PEM)`)
  const keys = witnesses === undefined ? '' : await readFile(witnesses, 'utf8')
  return {
    authorities: authorities ?? [],
    hubCertificates: hubCertificates ?? [],
    revocationLists: lists,
    timestampAuthorities: stamps,
    witnessKeys: keys
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== ''),
  }
}

const CRL = /-----BEGIN X509 CRL-----[^-]+-----END X509 CRL-----/g
