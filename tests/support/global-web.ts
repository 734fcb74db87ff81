import { buildWeb } from '../../tools/web/build.ts'

/** Builds the pages once, before any file: two files that build at the same moment would take each other's folder away. */
export default async function setup(): Promise<void> {
  await buildWeb()
}
