/**
 * The container's health check: asks this hub's own `/readyz` on loopback. Ends with 0 when it takes messages over
 * HTTP, 1 when not.
 * Node's own client does it because the slim image has no curl.
 */
import { request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'

const PATIENCE_MS = 4_000

const env = process.env
const secure = (env['CORRIDOR_TLS_KEY'] ?? '') !== ''
const options = {
  host: '127.0.0.1',
  port: Number(env['CORRIDOR_PORT'] ?? '8080'),
  path: '/readyz',
  timeout: PATIENCE_MS,
}

const failed = (reason: string): void => {
  console.error(reason)
  process.exitCode = 1
}

// It asks itself over loopback: whether it is ready matters, not under which name its certificate was issued.
const request = secure ? requestHttps({ ...options, rejectUnauthorized: false }) : requestHttp(options)
request.on('timeout', () => request.destroy(new Error('no answer in time')))
request.on('error', (error) => failed(error.message))
request.on('response', (response) => {
  response.setEncoding('utf8')
  let text = ''
  response.on('data', (part: string) => {
    text += part
  })
  response.on('end', () => {
    if (response.statusCode !== 200) failed(text)
  })
})
request.end()
