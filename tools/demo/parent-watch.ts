/**
 * Loaded before a child's own code (`node --import`): when the parent is gone, however it died, the kernel closes this
 * pipe and the child stops itself in order.
 */
process.stdin.on('error', () => undefined)
process.stdin.on('end', () => process.kill(process.pid, 'SIGTERM'))
process.stdin.resume()
// A pipe that is only watched must not keep the child from ending by itself.
const pipe: unknown = process.stdin
if (typeof pipe === 'object' && pipe !== null && 'unref' in pipe && typeof pipe.unref === 'function') pipe.unref()
