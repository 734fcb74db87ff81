import type { FastifyPluginAsync, FastifyReply } from 'fastify'
import type { ServerDeps } from '../deps.ts'
import { guidePage, guidesPage } from '../pages/guide-page.ts'
import { createPlainPages } from '../pages/plain-page.ts'
import { pathText } from '../parameters.ts'
import { notFound } from '../problems.ts'
import { languageOfPage } from './follow-up.ts'

/**
 * `/guide`: what each person does with the hub, beside the pages it is about, with pictures of them; without script, so that it
 * can be printed.
 */
export const guideRoutes =
  (deps: ServerDeps): FastifyPluginAsync =>
  async (app) => {
    const pages = createPlainPages(deps.plainStyle, [`img-src 'self'`])
    const pictures = new Map(deps.guidePictures.map((picture) => [picture.path, picture]))
    const send = (reply: FastifyReply, text: string): FastifyReply =>
      pages.send(reply.header('vary', 'accept-language'), text)
    app.get('/guide', async (request, reply) => send(reply, guidesPage(pages, deps.guides, languageOfPage(request))))
    app.get('/guide/:guide', async (request, reply) => {
      const language = languageOfPage(request)
      const guide = deps.guides.get(`${pathText(request, 'guide')}.${language}`)
      if (guide === undefined) throw notFound()
      return send(reply, guidePage(pages, guide, language))
    })
    app.get('/guide/pictures/:file', async (request, reply) => {
      const picture = pictures.get(pathText(request, 'file'))
      if (picture === undefined) throw notFound()
      // Another picture has another name: whoever has it need not ask again.
      return reply
        .header('cache-control', 'public, max-age=31536000, immutable')
        .type(picture.contentType)
        .send(picture.content)
    })
  }
