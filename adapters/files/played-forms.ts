import { readFile } from 'node:fs/promises'
import { type Message, partyKeyOf, readXmlTree } from '#adapter-api'

type Told = { id: string; outcome: 'accepted' | 'refused' }

/** Sender and id of the message that lies beside a form which was delivered, in JSON or in XML. */
export async function cameWith(path: string, isJson: boolean): Promise<[sender: string, id: string]> {
  const name = path.replace(/\.xml$/, '')
  if (isJson) {
    const message = JSON.parse(await readFile(`${name}.message.json`, 'utf8')) as Message
    return [partyKeyOf(message.sender), message.id]
  }
  const { children } = readXmlTree(await readFile(`${name}.message.xml`))
  const sender = children.find((one) => one.name === 'sender')?.children ?? []
  const [country = '', party] = ['country', 'party'].map((one) => sender.find(({ name: of }) => of === one)?.text)
  return [party === undefined ? country : `${country}/${party}`, children.find((one) => one.name === 'id')?.text ?? '']
}

/** What the verdicts in `done` and `rejected` say of documents that made a message. */
export async function toldIn(
  verdicts: (isVerdict: (name: string) => boolean) => Promise<readonly Buffer[]>,
): Promise<readonly Told[]> {
  const files = await verdicts((name) => /\.(ack|err)$/.test(name))
  const all = files.flatMap((bytes) => JSON.parse(bytes.toString('utf8')) as Told[])
  return all.filter(({ id }) => id !== undefined)
}
