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
      // The reader of barcodes, where the phone has none of its own, is a program in WebAssembly.
      policy: ['trusted-types corridor', `script-src 'self' 'wasm-unsafe-eval'`],
      permissions: 'camera=(self), geolocation=(), microphone=()',
    })
  }
