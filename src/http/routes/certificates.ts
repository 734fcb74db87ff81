import type { FastifyPluginAsync, FastifyRequest } from 'fastify'
import { type Check, dateTime, oneOf, optional, record, wrong } from '../../domain/values/checks.ts'
import type {
  CertificateAct,
  CertificateRefusal,
  CertificateUse,
  RegisteredCertificate,
  SoundCertificate,
} from '../../ports/certificates.ts'
import type { ServerDeps } from '../deps.ts'
import { actFor, jsonOf, ofForm } from '../operator-act.ts'
import { pathParty, pathText } from '../parameters.ts'
import { EdgeError, foundWrong, notFound } from '../problems.ts'

/** PEM of a request or a certificate, and a little more: an issuing certificate may come along. */
const PEM_MAX = 16_384

const pemText: Check = (value, at) => {
  if (typeof value !== 'string') return [wrong('50', at, typeof value, 'string')]
  return value.length > PEM_MAX ? [wrong('39', at, value.length, String(PEM_MAX))] : []
}

/** Judged on its own, with words of its own. */
const given: Check = () => []

const OFFER = record({
  use: oneOf(['signing', 'tls']),
  csr: optional(pemText),
  certificate: optional(pemText),
  reason: optional(given),
})
const REVOCATION = record({ reason: optional(given), distrustFrom: optional(dateTime) })

/**
 * Participants' certificates: operators register and revoke them, and everybody known reads them all, signed by the hub
 * (docs/decisions/0105).
 */
export const certificateRoutes =
  (deps: ServerDeps): FastifyPluginAsync =>
  async (app) => {
    const { certificates, desk } = deps

    app.get('/v1/certificates', async (request, reply) => {
      const { bytes, signature, etag } = deps.directory()
      reply.headers({ etag, 'cache-control': 'private, no-cache', vary: 'authorization' })
      const known = request.headers['if-none-match'] ?? ''
      if (known.includes(etag) || known.includes('*')) return reply.code(304).send()
      return reply.header('corridor-signature', signature.toString('base64')).type('application/json').send(bytes)
    })

    app.get('/v1/participants/:party/certificates', async (request) => {
      const all = await certificates.ofParty(pathParty(request))
      if (all === undefined) throw notFound()
      return { items: all.map(viewOf) }
    })

    app.post('/v1/participants/:party/certificates', async (request, reply) => {
      const { act, body } = checked(deps, request, OFFER)
      const use = body['use'] as CertificateUse
      const party = pathParty(request)
      // Before anything is issued, which cannot be taken back.
      if (!deps.reference().isParty(party)) throw notFound()
      const certificate = await offered(deps, body, use)
      const done = await certificates.register(act, { party, use, certificate })
      if (!done.ok) throw refusedAs(done)
      return reply.code(201).send(answerOf(certificate, use, done.logIndex))
    })

    app.post('/v1/participants/:party/certificates/:fingerprint/revoke', async (request) => {
      const { act, body } = checked(deps, request, REVOCATION)
      const from = body['distrustFrom']
      const distrustFrom = typeof from === 'string' ? new Date(from) : act.at
      const fingerprint = pathText(request, 'fingerprint')
      const done = await certificates.revoke(act, { party: pathParty(request), fingerprint, distrustFrom })
      if (!done.ok) throw refusedAs(done)
      // Only now: what counts is the registry. Where this fails, the same call again does what is left of it.
      await desk.revoke(done.der, act.reason)
      return { fingerprint, distrustedFrom: done.distrustedFrom.toISOString(), ...indexOf(done.logIndex) }
    })
  }

type Body = Readonly<Record<string, unknown>>

function checked(deps: ServerDeps, request: FastifyRequest, check: Check): { act: CertificateAct; body: Body } {
  const value = jsonOf(deps, request)
  const body = (typeof value === 'object' && value !== null ? value : {}) as Body
  const act = actFor(deps, request, body['reason'])
  return { act, body: ofForm<Body>(check, value) }
}

/** The certificate that is handed in, or the one that the hub's authority makes for a request. Throws what is wrong with it. */
async function offered({ desk }: ServerDeps, body: Body, use: CertificateUse): Promise<SoundCertificate> {
  const { csr, certificate } = body as { csr?: string; certificate?: string }
  if (csr !== undefined && certificate !== undefined) throw foundWrong([{ code: '15', pointer: '/csr', value: 'csr' }])
  if (csr === undefined && certificate === undefined) throw foundWrong([{ code: '13', pointer: '/certificate' }])
  const answer =
    csr === undefined ? desk.judge({ certificate: certificate ?? '', use }) : await desk.issue({ csr, use })
  if (answer.ok) return answer.certificate
  const { finding } = answer
  if (finding.code === 'no-authority') throw new EdgeError('no-authority')
  throw foundWrong([finding])
}

function refusedAs(refusal: CertificateRefusal): EdgeError {
  switch (refusal.because) {
    case 'not-found':
      return notFound()
    case 'taken':
      return new EdgeError('certificate-taken', { words: { value: refusal.party } })
    case 'other-use':
      return new EdgeError('key-other-use', { words: { value: refusal.use } })
    case 'given-up':
      return new EdgeError('certificate-revoked', { status: 422 })
  }
}

const viewOf = ({ fingerprint, use, validFrom, validTo, distrustedFrom }: RegisteredCertificate) => ({
  fingerprint,
  use,
  validFrom: validFrom.toISOString(),
  ...(validTo === undefined ? {} : { validTo: validTo.toISOString() }),
  ...(distrustedFrom === undefined ? {} : { distrustedFrom: distrustedFrom.toISOString() }),
})

const answerOf = (
  { fingerprint, pem, chain, notBefore, notAfter }: SoundCertificate,
  use: CertificateUse,
  logIndex: bigint | undefined,
) => ({
  fingerprint,
  certificate: pem,
  chain,
  use,
  notBefore: notBefore.toISOString(),
  notAfter: notAfter.toISOString(),
  ...indexOf(logIndex),
})

/** Of what was so already there is no act. */
const indexOf = (logIndex: bigint | undefined) => (logIndex === undefined ? {} : { logIndex: Number(logIndex) })
