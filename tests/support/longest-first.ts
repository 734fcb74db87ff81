import { readFileSync } from 'node:fs'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** What takes long in a test of services is not its text, but servers and programs of its own. */
const OWN_SERVER =
  /\b(?:startDatabase|startBroker|startServices|startProcessHub|spawn|checksThatFail)\(|\.(?:kill|wipe|restart)\(/g

/** Or that everything is asked, in the name of each and in every language: as much as so many servers. */
const EVERYBODY = { name: /-everybody\.test/, servers: 5 } as const

const serversOf = ({ moduleId }: TestSpecification): number =>
  (readFileSync(moduleId, 'utf8').match(OWN_SERVER)?.length ?? 0) +
  (EVERYBODY.name.test(moduleId) ? EVERYBODY.servers : 0)

/**
 * Files with most servers of their own first, where nobody knows yet how long they take: on a fresh checkout the longest would
 * otherwise come last, since they are the shortest texts, and all but one worker would wait for them.
 */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    if (files.every((file) => this.ctx.cache.getTestSpecificationResult(file) !== undefined)) return sorted
    const groups = Map.groupBy(sorted, ({ project }) => project.name)
    return [...groups.values()].flatMap((group) => group.toSorted((a, b) => serversOf(b) - serversOf(a)))
  }
}
