import type { Section } from '../section.ts'
import { backlogSection } from './backlog.ts'
import { costSection } from './cost.ts'
import { cryptoSection } from './crypto.ts'
import { fairnessSection } from './fairness.ts'
import { itemsSection } from './items.ts'
import { journeySection } from './journey.ts'
import { latencySection } from './latency.ts'
import { memorySection } from './memory.ts'
import { peerSection } from './peer.ts'
import { overloadSection } from './overload.ts'
import { storedSection } from './stored.ts'
import { variantSections } from './variants.ts'

/** Everything that can be measured, in the order in which it is played. */
export const SECTIONS: readonly Section[] = [
  journeySection,
  costSection,
  cryptoSection,
  latencySection,
  ...variantSections,
  overloadSection,
  backlogSection,
  itemsSection,
  memorySection,
  fairnessSection,
  storedSection,
  peerSection,
]
