import type { FastifyPluginAsync } from 'fastify'
import type { ServerDeps } from '../deps.ts'
import { servePages } from '../pages/files.ts'

/** `/desk`, the officers' page: installed on phones, so that its own worker may load files; no text becomes a script there. */
export const deskRoutes =
  (deps: ServerDeps): FastifyPluginAsync =>
  async (app) => {
    servePages(app, {
      at: '/desk',
      files: deps.deskFiles,
      policy: ['trusted-types corridor'],
      permissions: 'camera=(self), geolocation=(), microphone=()',
    })
  }
