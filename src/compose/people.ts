import { readFile } from 'node:fs/promises'
import { createPeopleKeys, type PeopleKeys } from '../people/keys.ts'
import { createOpenId } from '../people/openid.ts'
import { passkeySite } from '../people/passkeys.ts'
import { createPins } from '../people/pin.ts'
import { createPeople } from '../people/sign-in.ts'
import { createOfficers } from '../people/officers.ts'
import { createOperators } from '../people/operators.ts'
import { createRepresentatives } from '../people/representatives.ts'
import type { Officers, Operators, Representatives } from '../ports/persons.ts'
import type { People } from '../ports/people.ts'
import { createPersonStore } from '../store/people/persons.ts'
import { createSessions } from '../store/people/sessions.ts'
import { createWays } from '../store/people/ways.ts'
import { systemClock } from './clocks.ts'
import { type Core, logOf } from './core.ts'

/** The key of the hashes of people's secrets; the same at all hubs on one database. */
export const peopleKeysOf = async ({ config }: Pick<Core, 'config'>): Promise<PeopleKeys> =>
  createPeopleKeys(await readFile(config.accessCodeKey, 'utf8'))

/**
 * The way into the hub for people, by the machine's own clock: a sandbox's manual one stands still, and a session must end all
 * the same.
 */
export async function peopleOf(core: Core, publicUrl: () => string): Promise<People> {
  const { config, pool, log } = core
  const keys = await peopleKeysOf(core)
  const ownLog = logOf(log, 'people')
  return createPeople({
    store: { ...createSessions(pool), ...createWays(pool) },
    keys,
    pins: createPins(keys),
    openId: config.openId === undefined ? undefined : createOpenId(config.openId, ownLog),
    publicUrl,
    site: () => passkeySite(publicUrl()),
    clock: () => systemClock.now(),
    log: ownLog,
  })
}

type Registered = { officers: Officers; operators: Operators; representatives: Representatives }

/** People as operators register them. */
export async function personsOf(core: Core): Promise<Registered> {
  const clock = (): Date => systemClock.now()
  const deps = {
    store: createPersonStore(core.pool, clock),
    perform: core.perform,
    keys: await peopleKeysOf(core),
    clock,
  }
  return {
    officers: createOfficers(deps),
    operators: createOperators(deps),
    representatives: createRepresentatives(deps),
  }
}
