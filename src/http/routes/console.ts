import type { FastifyPluginAsync } from 'fastify'
import type { ServerDeps } from '../deps.ts'
import { servePages } from '../pages/files.ts'

/** `/console`, the operators' pages: it makes no script at run time, and none may be made there. */
export const consoleRoutes =
  (deps: ServerDeps): FastifyPluginAsync =>
  async (app) => {
    servePages(app, {
      at: '/console',
      files: deps.consoleFiles,
      policy: [`trusted-types 'none'`],
      permissions: 'camera=(), geolocation=(), microphone=()',
    })
  }
