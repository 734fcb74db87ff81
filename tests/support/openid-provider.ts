import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import Provider from 'oidc-provider'

export const SECRET = 'a-secret-of-this-client-that-is-long-enough'

export type TestProvider = { issuer: string; stop(): Promise<void> }

/** A real provider on this machine; whoever types a name is that person. */
export async function startProvider(callback: () => string): Promise<TestProvider> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const real = new Provider(issuer, {
    clients: [
      {
        client_id: 'corridor',
        client_secret: SECRET,
        redirect_uris: [callback()],
        post_logout_redirect_uris: [new URL('/', callback()).href],
        response_types: ['code'],
        grant_types: ['authorization_code'],
      },
    ],
    findAccount: (_context: unknown, id: string) => ({ accountId: id, claims: () => ({ sub: id }) }),
    features: { devInteractions: { enabled: true } },
    pkce: { required: () => true },
    cookies: { keys: ['only for tests'] },
  })
  server.on('request', real.callback())
  const stop = async (): Promise<void> => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
  return { issuer, stop }
}

/** What a person does at the provider: follows it, types a name, agrees; gives the address at `here` that it is sent back to. */
export async function atProvider(start: string, name: string, here: string): Promise<URL> {
  const cookies = new Map<string, string>()
  let url = new URL(start)
  let body: URLSearchParams | undefined
  for (let steps = 0; steps < 20; steps += 1) {
    const answer: Response = await fetch(url, {
      redirect: 'manual',
      method: body === undefined ? 'GET' : 'POST',
      headers: { cookie: [...cookies].map(([key, value]) => `${key}=${value}`).join('; ') },
      ...(body === undefined ? {} : { body }),
    })
    for (const line of answer.headers.getSetCookie()) {
      const [, key = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (value === '') cookies.delete(key)
      else cookies.set(key, value)
    }
    const location = answer.headers.get('location')
    body = undefined
    if (location !== null) {
      url = new URL(location, url)
      if (url.origin === here) return url
      continue
    }
    const page = await answer.text()
    const action = /<form[^>]*action="([^"]+)"/.exec(page)?.[1]
    if (action === undefined) throw new Error(`${answer.status} ${page.slice(0, 300)}`)
    url = new URL(action, url)
    const prompt = /name="prompt" value="(\w+)"/.exec(page)?.[1] ?? 'login'
    body = new URLSearchParams(prompt === 'login' ? { prompt, login: name, password: 'any' } : { prompt })
  }
  throw new Error('the provider never came back')
}
