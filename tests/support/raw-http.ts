import { connect } from 'node:net'

export type RawAnswer = { status: number; headers: Map<string, string>; body: string; text: string }

/**
 * Sends these bytes over a connection of their own and gives everything that comes back until the other side closes.
 * @param after sent as soon as an answer contains `when`; never, when it does not
 */
export function sendRaw(url: string, bytes: string, after?: { when: string; bytes: string }): Promise<RawAnswer> {
  const { hostname, port } = new URL(url)
  return new Promise((resolve, reject) => {
    let text = ''
    let waiting = after
    const socket = connect({ host: hostname, port: Number(port) }, () => socket.write(bytes))
    socket.setEncoding('utf8')
    socket.on('data', (chunk: string) => {
      text += chunk
      if (waiting === undefined || !text.includes(waiting.when)) return
      socket.write(waiting.bytes)
      waiting = undefined
    })
    socket.on('error', reject)
    socket.on('close', () => resolve(parsed(text)))
  })
}

/** The last answer: a `100 Continue` may stand before it. */
function parsed(text: string): RawAnswer {
  const start = text.lastIndexOf('HTTP/1.1 ')
  const [head = '', ...rest] = text.slice(start).split('\r\n\r\n')
  const [line = '', ...fields] = head.split('\r\n')
  const headers = new Map(
    fields.map((field) => [field.split(':', 1)[0]?.toLowerCase() ?? '', field.replace(/^[^:]*: */, '')]),
  )
  return { status: Number(line.split(' ')[1]), headers, body: rest.join('\r\n\r\n'), text }
}
