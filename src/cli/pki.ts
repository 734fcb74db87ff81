import { createPrivateKey } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { processTimers } from '../compose/process-timers.ts'
import { writeDurably } from '../pki/folder.ts'
import { exportPkcs12 } from '../pki/pkcs12.ts'
import {
  initPilot,
  issueFromRequest,
  type PilotOptions,
  renewCertificate,
  revocationLists,
  revokeCertificate,
} from '../pki/pilot.ts'
import { createSigner } from '../trust/cms.ts'
import { certificatesOf } from '../trust/x509/pem.ts'
import { parseCertificate } from '../trust/x509/certificate.ts'
import { UsageError } from './call.ts'
import { type CommandContext, ended } from './context.ts'
import type { Call } from './specs.ts'

/**
 * `corridor pki …`: an authority for pilots, all of it in one folder: a root and an issuing key, certificates by request,
 * revocation lists, bundles for Java key stores. Only one process works in the folder at a time. Returns 0, rejects with
 * the reason where something is refused.
 */
export async function pki(context: CommandContext, call: Call<'pki'>): Promise<number> {
  // The project's timers keep no process alive.
  await ended(new AbortController().signal, run(context, call))
  return 0
}

async function run({ out }: CommandContext, call: Call<'pki'>): Promise<void> {
  switch (call.form) {
    case 'init': {
      await initPilot(pilotOf(call.values.dir), call.values.name)
      return out(`an authority is in ${call.values.dir}; trust ${call.values.dir}/chain.crt, keep its keys to yourself`)
    }
    case 'issue': {
      const { dir, csr, use, out: file } = call.values
      if (use !== 'signing' && use !== 'tls') throw new UsageError('--use is signing or tls')
      const pem = await issueFromRequest(pilotOf(dir), { csr: await readFile(csr, 'utf8'), use, days: daysOf(call) })
      return await hand(out, file, pem)
    }
    case 'renew': {
      const { dir, certificate, csr, out: file } = call.values
      const [old, request] = await Promise.all([readFile(certificate, 'utf8'), readFile(csr, 'utf8')])
      const pem = await renewCertificate(pilotOf(dir), { certificate: old, csr: request, days: daysOf(call) })
      return await hand(out, file, pem)
    }
    case 'revoke': {
      const { dir, certificate, reason } = call.values
      await revokeCertificate(pilotOf(dir), { certificate: await readFile(certificate, 'utf8'), reason })
      return out('revoked; corridor pki crl makes the list that says so')
    }
    case 'crl': {
      await writeDurably(call.values.out, await revocationLists(pilotOf(call.values.dir)), 0o644)
      return out(`${call.values.out} is written; hubs read it again within a minute`)
    }
    case 'bundle':
      return await bundle(out, call.values)
  }
}

const pilotOf = (folder: string): PilotOptions => ({
  folder,
  now: new Date(),
  pause: (ms) => new Promise((resolve) => void processTimers.after(ms, resolve)),
})

/** A year and a month: renewed yearly, with time to change over. */
function daysOf({ values: { days } }: Call<'pki'>): number {
  if (!/^[1-9][0-9]{0,3}$/.test(days)) throw new UsageError('--days is a number of days, 1 to 9999')
  return Number(days)
}

async function hand(out: (line: string) => void, file: string, pem: string): Promise<void> {
  await writeDurably(file, pem, 0o644)
  const [der] = certificatesOf(pem)
  if (der === undefined) throw new Error('no certificate was made')
  const { subjectText, fingerprint, notAfter } = parseCertificate(der)
  out(`${file}: ${subjectText}, until ${notAfter.toISOString()}, fingerprint ${fingerprint}`)
}

type BundleCall = { certificate: string; key: string; chain: string; out: string; 'password-file': string }

async function bundle(out: (line: string) => void, values: BundleCall): Promise<void> {
  const read = (file: string): Promise<string> => readFile(file, 'utf8')
  const [certificate, keyPem, chain, password] = await Promise.all([
    read(values.certificate),
    read(values.key),
    read(values.chain),
    read(values['password-file']),
  ])
  const [own] = certificatesOf(certificate)
  if (own === undefined) throw new Error(`${values.certificate} holds no certificate (PEM)`)
  const key = createPrivateKey(keyPem)
  // Throws where the key is that of another certificate: Java would say so weeks later, and in other words.
  createSigner(key, own)
  const { subjectText } = parseCertificate(own)
  const alias = /(?:^|, )CN=([^,]+)/.exec(subjectText)?.[1] ?? 'corridor'
  const issuers = certificatesOf(chain).filter((der) => !der.equals(own))
  const file = exportPkcs12({ key, certificates: [own, ...issuers], alias }, password.replace(/\r?\n$/, ''))
  await writeDurably(values.out, file)
  out(`${values.out}: ${alias}, with ${issuers.length} certificates of its issuers`)
}
