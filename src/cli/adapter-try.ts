import { readFile } from 'node:fs/promises'
import { loadAdapter, makeAdapter, settingsFor } from '../adapter-host/discover.ts'
import { readAdapterHostConfig } from '../adapter-host/host-config.ts'
import { createCodec, encodeJson, sniffContentType } from '../codec/index.ts'
import type { CommandContext } from './context.ts'

type Try = {
  adapters: string
  name: string
  files: readonly string[]
  /** The adapter's configuration, for settings its mapping needs. */
  config: string | undefined
  /** The files are national documents, not messages. */
  isNational: boolean
}

/**
 * `corridor adapter try <name> <file>...`: prints the national document of each message, or with `--national` the message of
 * each national document (JSON); nothing is sent anywhere. Returns 1 when one of them has no counterpart.
 */
export async function tryMapping({ out, err }: CommandContext, call: Try): Promise<number> {
  const loaded = await loadAdapter(call.adapters, call.name)
  const config = call.config === undefined ? undefined : await readAdapterHostConfig(call.config)
  const defaults = Object.fromEntries(loaded.manifest.settings.map(({ name }) => [name, '']))
  const settings = settingsFor(loaded.manifest, config?.settings ?? defaults)
  const adapter = await makeAdapter(loaded, { connections: [], settings })
  using codec = createCodec()
  let failed = 0
  for (const file of call.files) {
    try {
      const bytes = await readFile(file)
      out(call.isNational ? await messageOf(bytes) : await documentOf(bytes))
    } catch (error) {
      failed += 1
      err(`${file}: ${error instanceof Error ? error.message : String(error)}`)
    }
  }
  return failed === 0 ? 0 : 1

  async function documentOf(bytes: Buffer): Promise<string> {
    const decoded = codec.decode(bytes, sniffContentType(bytes) ?? 'application/json')
    if (decoded.ok) return JSON.stringify(await adapter.toNational(decoded.message), undefined, 2)
    const [first] = decoded.findings
    throw new Error(`no message: ${first?.code ?? ''} at ${first?.pointer || '/'}`)
  }

  async function messageOf(bytes: Buffer): Promise<string> {
    const message = encodeJson(await adapter.fromNational(JSON.parse(bytes.toString('utf8'))))
    const decoded = codec.decode(Buffer.from(message), 'application/json')
    if (decoded.ok) return Buffer.from(message).toString('utf8')
    const [first] = decoded.findings
    throw new Error(`what it makes is no message: ${first?.code ?? ''} at ${first?.pointer || '/'}`)
  }
}
