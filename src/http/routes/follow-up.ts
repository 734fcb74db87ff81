import { randomUUID } from 'node:crypto'
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import { groupedCode, typedCode } from '../../domain/office-app/follow-up.ts'
import { type Mrn, parseMrn } from '../../domain/values/identifiers.ts'
import { respelled } from '../../domain/values/spelling.ts'
import type { Language } from '../../ports/handle.ts'
import type { ServerDeps } from '../deps.ts'
import { fieldsOf } from '../form.ts'
import { askingPage, followUpPage } from '../pages/follow-up-page.ts'
import type { Opened } from '../pages/follow-up-words.ts'
import { frontPage } from '../pages/front-page.ts'
import { languageOf, weightOf } from '../pages/language.ts'
import { createPlainPages } from '../pages/plain-page.ts'
import { pathNumber, queryText } from '../parameters.ts'
import { EdgeError, notFound } from '../problems.ts'
import { createRateLimit } from '../rate-limit.ts'
import { sendCertificate } from './discharge-certificates.ts'
import { languageAsked } from './documents.ts'

/** The page's name in each language: what is printed on paper and said on the phone. */
const ADDRESSES: readonly [string, Language | undefined][] = [
  ['/follow-up', undefined],
  ['/suivi', 'fr'],
  ['/seguimento', 'pt'],
]

/** Whoever asks: what was typed, and in which language and form the answer is to be. */
type Asked = { mrn: string; code: string; language: Language; page: boolean }

/** A browser asks for HTML by name; a program that takes anything gets JSON. */
export function asksForHtml(accept: string | undefined): boolean {
  const html = weightOf(accept, 'text/html')
  return html > 0 && html >= weightOf(accept, 'application/json')
}

/** `?language=` of an address outside /v1, whose query nothing declares; else by `Accept-Language`. */
export function languageOfPage(request: FastifyRequest, otherwise?: Language): Language {
  const { language } = request.query as Record<string, unknown>
  if (typeof language === 'string') return languageOf(language)
  return otherwise ?? languageOf(request.headers['accept-language'])
}

/**
 * The front page, and the follow-up for whoever holds the accompanying document: `/follow-up` asks for MRN and code by a form,
 * `GET /v1/follow-up/{mrn}?code=` is where the QR leads, `POST /v1/follow-up/{mrn}` takes the code out of the address, where
 * logs and histories keep it (interface.md 3, 7). Without script throughout.
 */
export const followUpRoutes =
  (deps: ServerDeps): FastifyPluginAsync =>
  async (app) => {
    const passes = createRateLimit(deps.limits.followUp)
    const pages = createPlainPages(deps.plainStyle)
    const send = (reply: FastifyReply, text: string): FastifyReply =>
      pages.send(reply.header('vary', 'accept, accept-language'), text)

    app.get('/', async (request, reply) => send(reply, frontPage(pages, languageOfPage(request))))
    for (const [address, language] of ADDRESSES) {
      app.get(address, async (request, reply) => send(reply, askingPage(pages, languageOfPage(request, language))))
    }

    /** Counts a try; true when the answer has been given, since there were too many. */
    const tooMany = (request: FastifyRequest, reply: FastifyReply, { page, language, mrn }: Asked): boolean => {
      const wait = passes(request.ip, performance.now())
      if (wait === 0) return false
      if (!page) throw new EdgeError('quota', { retryAfterSeconds: wait })
      reply.code(429).header('retry-after', String(wait))
      send(reply, askingPage(pages, language, { problem: 'tooMany', mrn }))
      return true
    }

    const show = async (request: FastifyRequest, reply: FastifyReply, asked: Asked): Promise<unknown> => {
      const { code, language, page } = asked
      reply.header('vary', 'accept, accept-language')
      if (tooMany(request, reply, asked)) return reply
      const mrn = typedMrn(asked.mrn)
      const view = mrn === undefined ? undefined : await deps.reads.followUp(mrn, code)
      if (view !== undefined) {
        return page ? send(reply, followUpPage(pages, await openedOf(deps, { view, code, language }))) : view
      }
      if (!page) throw notFound()
      return send(reply.code(404), askingPage(pages, language, { problem: 'notFound' }))
    }

    app.post('/follow-up', async (request, reply) => {
      const fields = fieldsOf(deps, request)
      return show(request, reply, { ...typedIn(request, fields), mrn: fields.get('mrn') ?? '', page: true })
    })
    app.get('/v1/follow-up/:mrn', async (request, reply) =>
      show(request, reply, {
        mrn: pathNumber(request, 'mrn'),
        code: queryText(request, 'code') ?? '',
        language: languageAsked(request),
        page: asksForHtml(request.headers.accept),
      }),
    )
    app.post('/v1/follow-up/:mrn', async (request, reply) => {
      return show(request, reply, askedOf(request, fieldsOf(deps, request)))
    })
    app.post('/v1/follow-up/:mrn/certificate-of-discharge', async (request, reply) => {
      const asked = askedOf(request, fieldsOf(deps, request))
      if (tooMany(request, reply, asked)) return reply
      const mrn = typedMrn(asked.mrn)
      const found = mrn === undefined ? undefined : await deps.reads.documentByCode(mrn, asked.code)
      if (mrn === undefined || found === undefined) throw notFound()
      return sendCertificate(deps, reply, { found, mrn, language: asked.language })
    })
  }

/** What the page of a movement shows, for whoever has its code. */
export const openedOf = async (
  deps: ServerDeps,
  { view, code, language }: Pick<Opened, 'view' | 'code' | 'language'>,
): Promise<Opened> => ({
  view,
  // As it is printed, however it was typed.
  code: groupedCode(typedCode(code)),
  language,
  now: deps.clock(),
  mail: deps.notices !== undefined,
  answers: await deps.answers.received(view.mrn),
  nextId: randomUUID(),
})

/** The MRN that somebody typed; undefined when it is none. */
export const typedMrn = (text: string): Mrn | undefined => parseMrn(respelled(text, 'mrn'))

/** The code and the language of a form; the language it was in, else that of the browser. */
function typedIn(request: FastifyRequest, fields: ReadonlyMap<string, string>): Pick<Asked, 'code' | 'language'> {
  const language = languageOf(fields.get('language') ?? request.headers['accept-language'])
  return { code: fields.get('code') ?? '', language }
}

/** What a form or a JSON body about the movement in the address asks. */
export const askedOf = (request: FastifyRequest, fields: ReadonlyMap<string, string>): Asked => ({
  ...typedIn(request, fields),
  mrn: pathNumber(request, 'mrn'),
  page: asksForHtml(request.headers.accept),
})
