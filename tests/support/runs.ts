/**
 * How much of each property is tried: all of it by `npm run test:properties`, a share in a run of all tests, which draws other
 * cases each time. What one run leaves out another tries, and none takes so long that it is not run.
 */
const IS_THOROUGH = process.env['CORRIDOR_THOROUGH'] === '1'
const SHARE = IS_THOROUGH ? 1 : 0.3
const DAY_MS = 86_400_000

/** @param all runs of a property when it is tried thoroughly */
export const runs = (all: number): number => Math.ceil(all * SHARE)

/** What is tried of several that are alike: one of them, another each day; all of them thoroughly. */
export const ofToday = <T>(all: readonly T[]): readonly T[] =>
  IS_THOROUGH ? all : all.filter((_, place) => place === Math.floor(Date.now() / DAY_MS) % all.length)
