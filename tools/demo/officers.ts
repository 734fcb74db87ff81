import { randomUUID } from 'node:crypto'
import type { Message } from '../../src/generated/types.ts'
import { type Answer, postAs } from '../sandbox/post.ts'
import type { Stack } from './stack.ts'

/** What an officer reports or decides; `at` is when it happened, now when absent. */
export type Act = { type: Message['type']; office: string; mrn: string; body: object; at?: Date }

/** Sends what an officer enters by hand, signed as everything of that country's customs is; what the hub answers. */
export const say = (stack: Stack, { type, office, mrn, body, at = new Date() }: Act): Promise<Answer> => {
  const country = office.slice(0, 2)
  const member = stack.pki.members.find(({ key }) => key === country)
  if (member === undefined) throw new Error(`${country} has no customs here`)
  const message = {
    id: randomUUID(),
    type,
    version: '1',
    sender: { country, role: 'customs', office },
    mrn,
    occurredAt: at.toISOString(),
    preparedAt: new Date().toISOString(),
    procedure: 'manual',
    body,
  } as unknown as Message
  return postAs(stack.hubUrl, { token: member.token, certificate: member.certificate, key: member.keyFile }, message)
}

/** The same for what must be applied; the receipt. Throws with the hub's answer where it is not. */
export const applied = async (stack: Stack, act: Act): Promise<Answer['body']> => {
  const { status, body } = await say(stack, act)
  if (body['status'] !== 'applied') throw new Error(`${act.type} of ${act.mrn}: ${status} ${JSON.stringify(body)}`)
  return body
}
