/// <reference lib="webworker" />
/** The files of the desk, put in by the build; another build has another version. */
declare const FILES: readonly string[]
declare const VERSION: string

const worker = globalThis as unknown as ServiceWorkerGlobalScope
const CACHE = `desk ${VERSION}`

// The desk starts without a network: all its files are kept, and only them. What the hub answers is never kept here.
worker.addEventListener('install', (event) => {
  const keep = async (): Promise<void> => {
    const cache = await caches.open(CACHE)
    await cache.addAll(FILES.map((file) => new Request(file, { cache: 'reload' })))
    await worker.skipWaiting()
  }
  event.waitUntil(keep())
})

worker.addEventListener('activate', (event) => {
  const tidy = async (): Promise<void> => {
    for (const name of await caches.keys()) if (name !== CACHE) await caches.delete(name)
    await worker.clients.claim()
  }
  event.waitUntil(tidy())
})

worker.addEventListener('fetch', (event) => {
  const { request } = event
  const url = new URL(request.url)
  if (request.method !== 'GET' || url.origin !== worker.location.origin || !url.pathname.startsWith('/desk/')) return
  const kept = async (): Promise<Response> => {
    const cache = await caches.open(CACHE)
    const found = await cache.match(request.mode === 'navigate' ? '/desk/' : request)
    if (found !== undefined) return found
    const answer = await fetch(request)
    // What only some need, and somebody has asked for once, works without a network from then on.
    if (answer.ok && /-[\w-]{8}\.(?:js|wasm)$/.test(url.pathname)) await cache.put(request, answer.clone())
    return answer
  }
  event.respondWith(kept())
})
