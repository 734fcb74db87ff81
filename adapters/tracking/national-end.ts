import { once } from 'node:events'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { type AddressInfo, createServer } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { defineNationalEnd, type Message, partyKeyOf, type TrackingEvent } from '#adapter-api'
import { playFolder } from '../files/played-folder.ts'
import { MEANINGS } from './profile.ts'
import synthetic from './profiles/synthetic.json' with { type: 'json' }

const SECRET = 'a secret of conformance'

/** A provider's Traccar as conformance plays it: it forwards until it is told that a report is stored. */
export default defineNationalEnd(async ({ folder }) => {
  const idOf = async (path: string): Promise<[string, string]> => {
    const { sender, id } = JSON.parse(await readFile(path, 'utf8')) as { sender: string; id: string }
    return [sender, id]
  }
  const { part, end } = await playFolder({ folder, ending: '.ready', idOf })
  const profile = part('profile.json')
  // Whatever conformance sends has the same time and place, and every kind of alarm: all of it is to be kept.
  const alarms = MEANINGS.map((means) => ({ alarm: `is-${means}`, means }))
  await writeFile(profile, JSON.stringify({ ...synthetic, alarms, corridors: undefined, thinning: NOT_AT_ALL }))
  const port = await freePort()
  let isOver = false
  const post = async (body: unknown): Promise<void> => {
    while (!isOver) {
      const answer = await fetch(`http://127.0.0.1:${port}/traccar`, {
        method: 'POST',
        headers: { authorization: `Bearer ${SECRET}` },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      }).catch(() => undefined)
      // What is no report is refused; everything else is forwarded again, as Traccar does it.
      if (answer !== undefined && answer.status < 500) return
      await pause(50)
    }
  }
  let forwarded: Promise<void> = Promise.resolve()
  const forward = (body: unknown): void => {
    forwarded = forwarded.then(() => post(body))
  }
  return {
    ...end,
    settings: { profile, folder, listen: `127.0.0.1:${port}/traccar`, secret: SECRET, await: 'answer', pollMs: '100' },
    // It forwards by itself, one after the other, and whoever hands it in does not wait.
    submit: async (message: Message) => forward(bodyOf(message as TrackingEvent)),
    spoil: async () => forward('{ "position": '),
    told: async () => {
      const names = await readdir(part('answers')).catch((): string[] => [])
      const files = await Promise.all(names.map((name) => readFile(part('answers', name), 'utf8')))
      const lines = files.flatMap((text) => text.split('\n').slice(0, -1))
      const all = lines.map((line) => JSON.parse(line) as { id: string; outcome: 'accepted' | 'refused' })
      return all.filter(({ id }) => id !== undefined)
    },
    close: async () => {
      isOver = true
    },
  }
})

const NOT_AT_ALL = { everySeconds: 0, everyKm: 0 }

/** What Traccar forwards of the event, with the attributes by which it says who and which it is. */
function bodyOf({ id, sender, occurredAt, body }: TrackingEvent): object {
  const attributes = { messageId: id, party: partyKeyOf(sender) }
  const device = { uniqueId: body.deviceId }
  const { latitude = '0', longitude = '0' } = body.position ?? {}
  const place = { valid: true, latitude: Number(latitude), longitude: Number(longitude) }
  const position = { ...place, fixTime: occurredAt, deviceTime: occurredAt, attributes }
  if (body.event === 'position') return { position, device }
  const alarm = `is-${body.alarm ?? body.event}`
  return { event: { type: 'alarm', eventTime: occurredAt, attributes: { ...attributes, alarm } }, device }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}
