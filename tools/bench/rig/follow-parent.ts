/** Loaded before the hub: without the bench that started it the hub ends, as by SIGTERM. */
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'))
// Listening must not keep a hub alive that has stopped in order.
process.channel?.unref()
