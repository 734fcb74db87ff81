import type { FastifyPluginAsync, FastifyRequest } from 'fastify'
import { isMessageId } from '../../domain/values/identifiers.ts'
import type { Notice, Notices } from '../../ports/mail.ts'
import type { ServerDeps } from '../deps.ts'
import { fieldsOf } from '../form.ts'
import { noticePage, type NoticeText, toldPage } from '../pages/notice-page.ts'
import { languageOf } from '../pages/language.ts'
import { createPlainPages } from '../pages/plain-page.ts'
import { pathText } from '../parameters.ts'
import { EdgeError, foundWrong, notFound } from '../problems.ts'
import { createRateLimit } from '../rate-limit.ts'
import { askedOf, languageOfPage, typedMrn } from './follow-up.ts'

const EMAIL_MAX = 254

/** Nothing a mail header gives a meaning to; whether the address exists only a letter can find out. */
const EMAIL = /^[^\s@<>()[\]\\,;:"\p{Cc}]{1,64}@[\p{L}\p{N}](?:[\p{L}\p{N}.-]*[\p{L}\p{N}])?\.\p{L}{2,}$/u

/**
 * `POST /v1/follow-up/{mrn}/notify` (interface.md 7): who holds the paper has an address told what happens. The address is asked
 * first, by a link in a letter; the same link ends it. Nowhere, where the hub has no mail server.
 */
export const followUpNoticeRoutes =
  (deps: ServerDeps): FastifyPluginAsync =>
  async (app) => {
    const passes = createRateLimit(deps.limits.followUp)
    const pages = createPlainPages(deps.plainStyle)
    const { send } = pages

    app.post('/v1/follow-up/:mrn/notify', async (request, reply) => {
      const notices = noticesOf(deps)
      const wait = passes(request.ip, performance.now())
      if (wait > 0) throw new EdgeError('quota', { retryAfterSeconds: wait })
      const fields = fieldsOf(deps, request)
      const { code, language, page, mrn: typed } = askedOf(request, fields)
      const mrn = typedMrn(typed)
      if (mrn === undefined || (await deps.reads.followUp(mrn, code)) === undefined) throw notFound()
      const email = (fields.get('email') ?? '').trim()
      const fine = email.length <= EMAIL_MAX && EMAIL.test(email)
      if (!fine && !page) throw foundWrong([{ code: '12', pointer: '/email', value: email.slice(0, 100) }])
      const said: NoticeText = fine ? await notices.ask({ mrn, email, language }) : 'wrong'
      if (said === 'full' && !page) throw new EdgeError('quota')
      if (!page) return reply.code(202).send()
      reply.code(said === 'asked' ? 202 : said === 'full' ? 429 : 422)
      return send(reply, toldPage(pages, { said, mrn, code, language }))
    })

    app.get('/follow-up/notices/:id', async (request, reply) => {
      const language = languageOfPage(request)
      const notice = await named(deps.notices, request)
      return send(reply.code(notice === undefined ? 404 : 200), noticePage(pages, notice, language))
    })
    app.post('/follow-up/notices/:id', async (request, reply) => {
      const fields = fieldsOf(deps, request)
      const { notices } = deps
      const language = languageOf(fields.get('language') ?? request.headers['accept-language'])
      const notice = await named(notices, request)
      if (notices === undefined || notice === undefined)
        return send(reply.code(404), noticePage(pages, undefined, language))
      // Programs that look into mailboxes follow links; they do not press buttons.
      if (fields.get('act') === 'end') {
        await notices.end(notice)
        return send(reply, noticePage(pages, undefined, language))
      }
      await notices.confirm(notice)
      return send(reply, noticePage(pages, { ...notice, confirmed: true }, language))
    })
  }

/** Throws 404 where the hub has no mail server. */
function noticesOf({ notices }: ServerDeps): Notices {
  if (notices === undefined) throw notFound()
  return notices
}

async function named(notices: Notices | undefined, request: FastifyRequest): Promise<Notice | undefined> {
  const id = pathText(request, 'id').toLowerCase()
  return isMessageId(id) ? notices?.find(id) : undefined
}
