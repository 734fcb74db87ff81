import { beginFile } from './messages.ts'

// Runs before each file of the tests, also where files share their modules.
beginFile()
