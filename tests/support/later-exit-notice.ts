import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { OWN_ROOT } from './process-hub.ts'

export type MessageSchema = {
  $id: string
  title: string
  properties: { version: { const: string }; body: { required: string[]; properties: Record<string, object> } }
}

/** Where the schema below belongs. */
export const LATER_EXIT_NOTICE = 'schemas/messages/border-exit-notice.v2.schema.json'

/** Version 2 of the exit notice: it names the gate, which version 1 cannot, and no leaf of a carnet any more. */
export function laterExitNotice(): MessageSchema {
  const path = join(OWN_ROOT, 'schemas/messages/border-exit-notice.schema.json')
  const schema = JSON.parse(readFileSync(path, 'utf8')) as MessageSchema
  const { carnetLeaf: _, office, ...rest } = schema.properties.body.properties
  schema.$id = `${schema.$id}:2`
  schema.title = 'BorderExitNoticeV2'
  schema.properties.version.const = '2'
  schema.properties.body.required.push('gate')
  schema.properties.body.properties = {
    office: office ?? {},
    gate: { type: 'string', pattern: '^[A-Z][0-9]$', description: 'Gate of the post.' },
    ...rest,
  }
  return schema
}
