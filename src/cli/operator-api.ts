import type { CommandContext } from './context.ts'
import { languageOf, refusedLines } from './refused.ts'
import { ANSWER_WITHIN_MS } from './patience.ts'

/** The hub as an operator calls it. */
export type OperatorApi = {
  /** Pages through a list until `take` says that it has enough; false when the hub refused, which is printed. */
  pages: <T>(path: string, take: (page: T) => boolean) => Promise<boolean>
  /** What there is at one address; undefined when the hub refused, which is printed. */
  read: <T>(path: string) => Promise<T | undefined>
  /** An act with its reason; prints the answer. */
  act: (path: string, reason: string) => Promise<{ ok: boolean; text: string }>
  /** Any call; prints what it answers, or what is wrong and where. */
  call: (
    method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    path: string,
    body?: object,
  ) => Promise<{ ok: boolean; text: string }>
}

export function operatorApi(
  { hub, token }: { hub: string; token: string },
  { env, out, err }: Pick<CommandContext, 'env' | 'out' | 'err'>,
): OperatorApi {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
  const call = (path: string, body?: string): Promise<Response> => {
    const sent = body === undefined ? {} : { method: 'POST', body }
    return fetch(`${hub}${path}`, { ...sent, headers, signal: AbortSignal.timeout(ANSWER_WITHIN_MS) })
  }
  return {
    async pages<T>(path: string, take: (page: T) => boolean) {
      for (let cursor: string | undefined = ''; cursor !== undefined; ) {
        const response = await call(`${path}?limit=200${cursor}`)
        if (!response.ok) {
          err(await response.text())
          return false
        }
        const page = (await response.json()) as T & { next?: string }
        if (take(page)) return true
        cursor = page.next === undefined ? undefined : `&cursor=${encodeURIComponent(page.next)}`
      }
      return true
    },
    async read<T>(path: string) {
      const response = await call(path)
      if (response.ok) return (await response.json()) as T
      err(await response.text())
      return undefined
    },
    async act(path, reason) {
      const response = await call(path, JSON.stringify({ reason }))
      const text = await response.text()
      out(text)
      return { ok: response.ok, text }
    },
    async call(method, path, body) {
      const response = await fetch(`${hub}${path}`, {
        method,
        headers: { ...headers, 'accept-language': languageOf(env) },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
      })
      const text = await response.text()
      if (response.ok) out(text === '' ? 'done' : text)
      else for (const line of refusedLines(text)) err(line)
      return { ok: response.ok, text }
    },
  }
}
