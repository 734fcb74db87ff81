import type { FastifyPluginAsync } from 'fastify'
import type { ServerDeps } from '../deps.ts'
import { servePages } from '../pages/files.ts'

/** `/console`, the operators' page. */
export const consoleRoutes =
  (deps: ServerDeps): FastifyPluginAsync =>
  async (app) => {
    servePages(app, {
      at: '/console',
      files: deps.console,
      policy: [`default-src 'none'`],
      permissions: 'camera=(), geolocation=(), microphone=()',
      cacheControl: () => 'no-cache',
    })
  }
