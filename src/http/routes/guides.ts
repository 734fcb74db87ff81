import type { FastifyPluginAsync, FastifyReply } from 'fastify'
import type { ServerDeps } from '../deps.ts'
import { guidePage, guidesPage } from '../pages/guide-page.ts'
import { createPlainPages } from '../pages/plain-page.ts'
import { pathText } from '../parameters.ts'
import { notFound } from '../problems.ts'
import { languageOfPage } from './follow-up.ts'

/** `/guide`: what each person does with the hub, beside the pages it is about; without script, so that it can be printed. */
export const guideRoutes =
  (deps: ServerDeps): FastifyPluginAsync =>
  async (app) => {
    const pages = createPlainPages(deps.plainStyle)
    const send = (reply: FastifyReply, text: string): FastifyReply =>
      pages.send(reply.header('vary', 'accept-language'), text)
    app.get('/guide', async (request, reply) => send(reply, guidesPage(pages, deps.guides, languageOfPage(request))))
    app.get('/guide/:guide', async (request, reply) => {
      const language = languageOfPage(request)
      const guide = deps.guides.get(`${pathText(request, 'guide')}.${language}`)
      if (guide === undefined) throw notFound()
      return send(reply, guidePage(pages, guide, language))
    })
  }
