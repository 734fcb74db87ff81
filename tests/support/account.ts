import type { TestHub } from './hub.ts'
import * as m from './messages.ts'
import { customs, message } from './procedures.ts'

/** A page as a browser without script got it. */
export type Read = { status: number; text: string; location: string | undefined; headers: Headers }

/** A browser that keeps the hub's cookies, reads pages and sends their forms. */
export type Reader = {
  cookies: Map<string, string>
  open(path: string, headers?: Record<string, string>): Promise<Read>
  send(path: string, fields: Record<string, string>, headers?: Record<string, string>): Promise<Read>
  /** Types a token into the form, and follows to the account. */
  signIn(token: string): Promise<Read>
}

export function createReader(url: string): Reader {
  const cookies = new Map<string, string>()
  const ask = async (path: string, init: RequestInit): Promise<Read> => {
    const answer = await fetch(new URL(path, url), {
      ...init,
      redirect: 'manual',
      headers: {
        accept: 'text/html',
        'accept-language': 'en',
        cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        ...(init.headers as Record<string, string>),
      },
    })
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (line.includes('Max-Age=0')) cookies.delete(name)
      else cookies.set(name, value)
    }
    const { status, headers } = answer
    return { status, headers, text: await answer.text(), location: headers.get('location') ?? undefined }
  }
  const reader: Reader = {
    cookies,
    open: (path, headers = {}) => ask(path, { headers }),
    send: (path, fields, headers = {}) =>
      ask(path, {
        method: 'POST',
        body: new URLSearchParams(fields),
        headers: { origin: new URL(url).origin, ...headers },
      }),
    async signIn(token) {
      const answer = await reader.send('/account/sign-in', { token, language: 'en' })
      return answer.location === undefined ? answer : reader.open(answer.location)
    },
  }
  return reader
}

/** More than the style of pages without script has, which is there only where somebody has built it. */
const STYLE = 8_000

/** Bytes of a page with its style (faces.md 3: at most 20 kB). */
export const sizeOf = (text: string): number => Buffer.byteLength(text.replace(/<style>[^]*<\/style>/, '')) + STYLE

/** Posts messages as customs of their senders; throws where one is not accepted. */
export async function happened(hub: TestHub, ...messages: Parameters<TestHub['post']>[1][]): Promise<void> {
  for (const one of messages) {
    const answer = await hub.post(hub.party(one.sender.country), one)
    if (answer.status !== 202) throw new Error(`${one.type}: ${answer.bytes.toString('utf8')}`)
  }
}

/** A movement of Sahel Transit, declared on a guarantee; its principal has an account. */
export async function ofSahel(hub: TestHub, grn: string, amount = '100000', mrn = m.newMrn()): Promise<string> {
  const whole = m.declaration(mrn, grn, amount)
  const principal = { ...whole.body.principal, party: 'TG/sahel-transit' }
  await happened(hub, { ...whole, body: { ...whole.body, principal } })
  return mrn
}

/** Customs of departure claims an amount of a movement's guarantee. */
export const claimOf = (mrn: string, grn: string, amount: string, payBy: string) =>
  message(
    'recovery-notice',
    customs('TG'),
    { grn, amount: { amount, currency: 'XOF' }, country: 'TG', legalBasis: 'art. 25', payBy },
    { mrn },
  )

/** Customs of departure asks the principal where the goods are. */
export const enquiryOf = (mrn: string, respondBy: string) =>
  message(
    'enquiry-request',
    customs('TG'),
    { stage: 'holder', asked: 'TG/sahel-transit', question: 'Where are the goods?', respondBy },
    { mrn },
  )
