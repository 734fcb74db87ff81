import type { FastifyPluginAsync } from 'fastify'
import type { ServerDeps } from '../deps.ts'
import { servePages } from '../pages/files.ts'

/** Names of built files have a digest in them, and never mean anything else. */
const HASHED = /-[A-Za-z0-9_-]{8}\.(?:js|css)$/

/** `/desk`, the officers' page: installed on phones, so that its own worker may load files; no text becomes a script there. */
export const deskRoutes =
  (deps: ServerDeps): FastifyPluginAsync =>
  async (app) => {
    servePages(app, {
      at: '/desk',
      files: deps.deskFiles,
      policy: [
        `default-src 'self'`,
        `object-src 'none'`,
        `require-trusted-types-for 'script'`,
        `trusted-types corridor`,
      ],
      permissions: 'camera=(self), geolocation=(), microphone=()',
      cacheControl: ({ path }) => (HASHED.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache'),
    })
  }
