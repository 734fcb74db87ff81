import type { Section } from '../section.ts'
import { fairnessSection } from './fairness.ts'
import { journeySection } from './journey.ts'

/** Everything that can be measured, in the order in which it is played. */
export const SECTIONS: readonly Section[] = [journeySection, fairnessSection]
