import { randomUUID } from 'node:crypto'
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import {
  ANSWERERS,
  asksForProof,
  HOLDER_ANSWERS,
  PROOF_BYTES,
  PROOF_KINDS,
  proofKindOf,
  PROOFS_MAX,
} from '../../domain/office-app/proof.ts'
import { type Check, day, listOf, oneOf, optional, part, record, text, wrong } from '../../domain/values/checks.ts'
import type { Finding } from '../../domain/values/finding.ts'
import { isMessageId, type Mrn } from '../../domain/values/identifiers.ts'
import type { Proof, Said } from '../../ports/answers.ts'
import type { Language } from '../../ports/handle.ts'
import { viewerOf } from '../authenticate.ts'
import type { ServerDeps } from '../deps.ts'
import { createErrorHandler } from '../error-handler.ts'
import { isMultipart, partsOf } from '../multipart.ts'
import { jsonOf } from '../operator-act.ts'
import { type AnswerFault, answeredPage, type AnswerField, refusedPage, wordsOf } from '../pages/answer-page.ts'
import { followUpPage } from '../pages/follow-up-page.ts'
import { languageOf } from '../pages/language.ts'
import { createPlainPages } from '../pages/plain-page.ts'
import { pathMrn, pathText } from '../parameters.ts'
import { EdgeError, foundWrong, notFound, unknownMovement, unlessErased } from '../problems.ts'
import { createRateLimit } from '../rate-limit.ts'
import { refuseOtherSite } from '../sessions.ts'
import { uploadGate } from '../uploads.ts'
import { askedOf, asksForHtml, openedOf, typedMrn } from './follow-up.ts'

const ANSWER = record({
  id: (value, at) =>
    typeof value === 'string' && isMessageId(value.toLowerCase()) ? [] : [wrong('51', at, value, 'UUID')],
  as: oneOf(ANSWERERS),
  name: text(140),
  answer: oneOf(HOLDER_ANSWERS),
  office: optional(text(80)),
  arrivedOn: optional(day),
  text: optional(text(512)),
})

/** A document in JSON, base64. */
const base64: Check = (value, at) =>
  typeof value === 'string' && /^[A-Za-z0-9+/]+={0,2}$/.test(value) ? [] : [wrong('51', at, typeof value, 'base64')]
const DOCUMENTS = listOf(base64, { max: PROOFS_MAX })

/** What was sent, by a form or as JSON: its fields but code and language, and the documents. */
type Sent = { fields: ReadonlyMap<string, string>; documents: readonly Buffer[] }

const MEDIA_TYPES = { pdf: 'application/pdf', jpeg: 'image/jpeg', png: 'image/png' } as const

/**
 * Answers with proof (interface.md 7, docs/decisions/0220): `POST /v1/follow-up/{mrn}/answer` by whoever holds the paper and is
 * asked, by a form without script or as JSON; `GET /v1/movements/{mrn}/answers` and their documents for the offices.
 */
export const answerRoutes =
  (deps: ServerDeps): FastifyPluginAsync =>
  async (app) => {
    const passes = createRateLimit(deps.limits.followUp)
    const pages = createPlainPages(deps.plainStyle)
    const problem = createErrorHandler(deps)
    const page = createErrorHandler(deps, (_deps, request, reply, { status, detail }, retry) => {
      if (retry !== undefined) reply.header('retry-after', String(retry))
      const { language } = askedOf(request, new Map())
      return pages.send(reply.code(status), refusedPage(pages, detail, language))
    })

    app.post(
      '/v1/follow-up/:mrn/answer',
      {
        onRequest: uploadGate(),
        // Who sends a form reads a page, whatever goes wrong.
        errorHandler: (error, request, reply) =>
          void (asksForHtml(request.headers.accept) ? page : problem)(error, request, reply),
      },
      async (request, reply) => {
        const wait = passes(request.ip, performance.now())
        if (wait > 0) throw new EdgeError('quota', { retryAfterSeconds: wait })
        // A form on a page of others; who says nothing is no browser, or an old one, and has the code.
        refuseOtherSite(request.headers)
        const sent = await sentIn(deps, request)
        const { code, language, page: isPage, mrn: typed } = askedOf(request, sent.fields)
        const mrn = typedMrn(typed)
        const view = mrn === undefined ? undefined : await deps.reads.followUp(mrn, code)
        if (mrn === undefined || view === undefined) throw notFound()
        if (!asksForProof(view, deps.clock())) throw new EdgeError('nothing-asked', { words: { value: mrn } })
        const { findings, said, proofs, id } = answerIn(sent, language)
        const faults = faultsOf(findings)
        if (findings.length > 0 && (!isPage || faults.length === 0)) throw foundWrong(findings)
        if (findings.length > 0) {
          const opened = await openedOf(deps, { view, code, language })
          return pages.send(reply.code(422), followUpPage(pages, opened, { fields: sent.fields, faults }))
        }
        const kept = await deps.answers.keep({ id, mrn, said, proofs }, deps.clock())
        if (kept === 'differs') throw new EdgeError('26', { words: { value: id } })
        if (kept === 'full') throw new EdgeError('answers-full', { words: { value: mrn } })
        if (kept === 'destroyed') throw notFound()
        reply.code(201)
        return isPage ? pages.send(reply, answeredPage(pages, { receipt: kept, code, language })) : kept
      },
    )

    app.get('/v1/movements/:mrn/answers', async (request) => {
      const mrn = await readable(deps, request)
      const language = languageOf(request.headers['accept-language'])
      const answers = await deps.answers.read(mrn)
      return {
        items: answers.map((one) => {
          const told = wordsOf(one, language)
          return told === undefined ? one : { ...one, told }
        }),
      }
    })

    app.get('/v1/movements/:mrn/answers/:id/:number', async (request, reply) => {
      const mrn = await readable(deps, request)
      const [id, number] = [pathText(request, 'id').toLowerCase(), pathText(request, 'number')]
      if (!isMessageId(id) || !/^[1-9]$/.test(number)) throw notFound()
      const proof = await deps.answers.proof(mrn, id, Number(number))
      if (proof === undefined) throw notFound()
      return sendProof(reply, proof, `${mrn}-${id.slice(0, 8)}-${number}`)
    })
  }

/** A document of a stranger: to be kept, never to be run or shown as a page of the hub's. */
const sendProof = (reply: FastifyReply, { kind, content }: Proof, name: string): FastifyReply =>
  reply
    .header('content-disposition', `attachment; filename="${name}.${kind}"`)
    .header('content-security-policy', `default-src 'none'; sandbox`)
    .type(MEDIA_TYPES[kind])
    .send(content)

/** The movement in the path, for whoever holds its goods data anyway: documents that prove something show the goods. */
async function readable(deps: ServerDeps, request: FastifyRequest): Promise<Mrn> {
  const mrn = pathMrn(request)
  const found = await deps.reads.document(viewerOf(request), mrn)
  if (found === undefined) throw unknownMovement(mrn)
  unlessErased(found)
  return mrn
}

/** Throws 400 or 415 for what is neither form nor JSON, 422 for documents in JSON that are none. */
async function sentIn(deps: ServerDeps, request: FastifyRequest): Promise<Sent> {
  if (isMultipart(request)) return partsOf(request, 'proof')
  const body = jsonOf(deps, request)
  const members = typeof body === 'object' && body !== null ? Object.entries(body) : []
  const fields = new Map(members.flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])))
  const documents = members.find(([name]) => name === 'proof')?.[1] ?? []
  const findings = DOCUMENTS(documents, { pointer: '/proof' })
  if (findings.length > 0) throw foundWrong(findings)
  return { fields, documents: (documents as string[]).map((one) => Buffer.from(one, 'base64')) }
}

type Answer = { id: string; said: Said; proofs: Proof[]; findings: Finding[] }

/** What was sent as an answer, and everything that is wrong with it. What was left empty was not said. */
function answerIn({ fields, documents }: Sent, language: Language): Answer {
  const given = Object.fromEntries(
    [...fields].flatMap(([name, value]) => {
      // Browsers end lines as no message does.
      const said = value.replaceAll('\r\n', '\n').trim()
      return name === 'code' || name === 'language' || name === 'proof' || said === '' ? [] : [[name, said]]
    }),
  )
  const at = { pointer: '/proof' }
  const kinds = documents.map((one) => (one.length > PROOF_BYTES ? undefined : proofKindOf(one)))
  const needed = given['answer'] === 'no-information' ? 'text' : 'proof'
  const findings = [
    ...ANSWER(given, { pointer: '' }),
    ...(documents.length > PROOFS_MAX ? [wrong('35', at, documents.length, String(PROOFS_MAX))] : []),
    ...kinds.flatMap((kind, index) =>
      kind === undefined
        ? [
            wrong(
              '12',
              part(at, index),
              `${documents[index]?.length ?? 0} B`,
              `${PROOF_KINDS.join(' ')} ≤ ${PROOF_BYTES} B`,
            ),
          ]
        : [],
    ),
    // Whoever knows nothing says why; whoever knows something proves it.
    ...(needed === 'proof' && documents.length === 0 ? [wrong('13', at)] : []),
    ...(needed === 'text' && given['text'] === undefined ? [wrong('13', { pointer: '/text' })] : []),
  ]
  const { id = randomUUID(), ...said } = given as { id?: string } & Omit<Said, 'language'>
  const proofs = documents.flatMap((content, index) => {
    const kind = kinds[index]
    return kind === undefined ? [] : [{ kind, content }]
  })
  return { id: id.toLowerCase(), said: { ...said, language }, proofs, findings }
}

/** For people: one sentence a field. */
function faultsOf(findings: readonly Finding[]): AnswerFault[] {
  const fields = [
    'as',
    'name',
    'answer',
    'office',
    'arrivedOn',
    'text',
    'proof',
  ] as const satisfies readonly AnswerField[]
  return fields.flatMap((field): AnswerFault[] => {
    const finding = findings.find(({ pointer }) => pointer === `/${field}` || pointer.startsWith(`/${field}/`))
    if (finding === undefined) return []
    if (field === 'proof') return [{ field, sentence: finding.code === '13' ? 'answerNoProof' : 'answerWrongProof' }]
    return [{ field, sentence: finding.code === '13' ? 'answerMissing' : 'answerWrong' }]
  })
}
