import { mrnsNamed } from '../model/notice.ts'
import { MOVEMENTS_MAX } from '../model/train.ts'
import { ruleFinding } from '../values/finding.ts'
import type { Rule } from './rule.ts'

/** MANIFEST-WAGONS: who sets out or leaves wagons behind says which; only going past or stopping may be all of them. */
export const manifestWagons: Rule = ({ message }) => {
  if (message.type !== 'train-manifest' || message.body.wagons !== undefined) return []
  const { operation } = message.body
  return operation === 'depart' || operation === 'cut'
    ? [ruleFinding('MANIFEST-WAGONS', '/body/wagons', operation)]
    : []
}

/** MANIFEST-MRNS: as many movements as one commit can decide in one go (architecture.md, "The commit"). */
export const manifestMrns: Rule = ({ message }) => {
  if (message.type !== 'train-manifest') return []
  const named = mrnsNamed(message).length
  return named > MOVEMENTS_MAX
    ? [ruleFinding('MANIFEST-MRNS', '/body/wagons', String(named), String(MOVEMENTS_MAX))]
    : []
}
