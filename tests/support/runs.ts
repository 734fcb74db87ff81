/**
 * How much of each property is tried: all of it by `npm run test:properties`, a share in a run of all tests, which draws other
 * cases each time. What one run leaves out another tries, and none takes so long that it is not run.
 */
const SHARE = process.env['CORRIDOR_THOROUGH'] === '1' ? 1 : 0.3

/** @param all runs of a property when it is tried thoroughly */
export const runs = (all: number): number => Math.ceil(all * SHARE)
