import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse, parseAllDocuments } from 'yaml'
import { specs } from '../../src/cli/specs.ts'
import { settings } from '../../src/config.ts'

const ROOT = join(import.meta.dirname, '..', '..')
const FOLDER = 'deploy/kubernetes'
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8')

type Env = { name: string; value?: string; valueFrom?: { secretKeyRef: { name: string } } }
type Probe = { httpGet?: { path: string; scheme: string }; exec?: { command: string[] } }
type Container = {
  name: string
  image?: string
  command?: string[]
  args?: string[]
  env?: Env[]
  ports?: { containerPort: number }[]
  volumeMounts?: { name: string; mountPath: string }[]
  securityContext?: object
  resources?: { requests: Record<string, string>; limits: Record<string, string> }
  lifecycle?: { preStop: { exec: { command: string[] } } }
} & Partial<Record<'startupProbe' | 'livenessProbe' | 'readinessProbe', Probe>>
type Pod = {
  containers: Container[]
  initContainers?: Container[]
  volumes?: { secret?: { secretName: string } }[]
  securityContext?: object
  automountServiceAccountToken?: boolean
  terminationGracePeriodSeconds?: number
}
type Spec = { template?: { spec: Pod }; jobTemplate?: { spec: { template: { spec: Pod } } } }
type Kustomization = {
  images?: { name: string; newTag?: string }[]
  configMapGenerator?: { literals?: string[] }[]
}
type Resource = Kustomization & { kind: string; metadata?: { name: string }; spec?: Spec; file: string }

const files = readdirSync(join(ROOT, FOLDER), { recursive: true, encoding: 'utf8' }).map((name) => join(FOLDER, name))
const resources = files
  .filter((file) => file.endsWith('.yaml'))
  .flatMap((file) => parseAllDocuments(read(file)).map((one): Resource => ({ ...(one.toJS() as Resource), file })))
const pods = resources.flatMap(({ file, spec }) => {
  const pod = spec?.jobTemplate?.spec.template.spec ?? spec?.template?.spec
  return pod === undefined ? [] : [{ file, pod }]
})
const containersOf = ({ containers, initContainers = [] }: Pod): Container[] => [...initContainers, ...containers]
const containers = pods.flatMap(({ file, pod }) =>
  containersOf(pod).map((one) => ({ title: `${file}, ${one.name}`, one })),
)
/** A patch, to a container that stands whole elsewhere. */
const isPatch = ({ image }: Container): boolean => image === undefined
const whole = containers.filter(({ one }) => !isPatch(one))

type Service = { image?: string; environment?: Record<string, string> }
const compose = parse(read('docker-compose.yml'), { merge: true }) as { services: Record<string, Service> }
const { version } = JSON.parse(read('package.json')) as { version: string }
const own = `corridor:${version}`
const isOwn = ({ image }: Container): boolean => image === undefined || image === own
const dockerfile = read('Dockerfile')
const page = read('docs/deployment.md')
const section = page.slice(page.indexOf('\n## Kubernetes\n'), page.indexOf('\n## Without containers\n'))

/** Compiled from a file of ours, and run by Node.js. */
const isProgram = ([node, path = '']: readonly string[]): boolean =>
  node === 'node' && existsSync(join(ROOT, path.replace(/^dist\//, '').replace(/\.js$/, '.ts')))

const given = [
  ...files.filter((file) => file.endsWith('.env')).flatMap((file) => read(file).match(/^[A-Z_]+=.*$/gm) ?? []),
  ...resources.flatMap(({ configMapGenerator = [] }) => configMapGenerator.flatMap(({ literals = [] }) => literals)),
]

describe('the manifests for Kubernetes', () => {
  test('are found at all, and hold no secret', () => {
    expect(pods.length).toBeGreaterThan(5)
    expect(resources.filter(({ kind }) => kind === 'Secret')).toEqual([])
    const text = files.filter((file) => /\.(?:yaml|env)$/.test(file)).map(read)
    expect(text.filter((one) => /PRIVATE KEY|:\/\/[^/\s]*:[^/\s]*@/.test(one))).toEqual([])
  })

  test('set nothing that the hub, or the compose file’s set-up, does not know', () => {
    const setup = Object.keys(compose.services['setup']?.environment ?? {})
    const known = new Set([...settings.map(({ name }) => name), ...setup])
    const named = containers
      .filter(({ one }) => isOwn(one))
      .flatMap(({ one }) => (one.env ?? []).map(({ name }) => name))
    const all = [...named, ...given.map((line) => line.split('=')[0] ?? '')]
    expect(all.length).toBeGreaterThan(20)
    expect(all.filter((name) => !known.has(name))).toEqual([])
  })

  test('give PostgreSQL and RabbitMQ the settings that the compose file gives them, and a folder below the volume', () => {
    for (const name of ['postgres', 'rabbitmq']) {
      const one = whole.find((container) => container.one.name === name)?.one
      const theirs = Object.keys(compose.services[name]?.environment ?? {})
      expect((one?.env ?? []).map((env) => env.name).filter((env) => env !== 'PGDATA')).toEqual(theirs)
    }
  })

  test.each(whole)('$title runs an image of the compose file, or this release, by a tag that stays', ({ one }) => {
    const theirs = Object.values(compose.services).flatMap(({ image }) => image ?? [])
    expect([own, ...theirs.filter((image) => !image.includes('corridor'))]).toContain(one.image)
    expect(one.image).not.toMatch(/:latest$|^[^:]+$/)
  })

  test('name this release wherever an overlay exchanges the image', () => {
    const tags = resources.flatMap(({ images = [] }) => images.map(({ name, newTag }) => `${name}:${newTag}`))
    expect(new Set(tags)).toEqual(new Set([own]))
  })

  test.each(whole)('$title has its resources set, and may do nothing that it need not', ({ one }) => {
    expect(Object.keys(one.resources?.requests ?? {})).toEqual(['cpu', 'memory'])
    expect(Object.keys(one.resources?.limits ?? {})).toContain('memory')
    expect(one.securityContext).toEqual({
      readOnlyRootFilesystem: true,
      allowPrivilegeEscalation: false,
      capabilities: { drop: ['ALL'] },
    })
  })

  test.each(pods.filter(({ pod }) => !pod.containers.some(isPatch)))(
    '$file runs its pods without root, with the runtime’s seccomp, and without a token for the cluster',
    ({ pod }) => {
      expect(pod.securityContext).toMatchObject({ runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } })
      expect(pod.automountServiceAccountToken).toBe(false)
    },
  )

  test.each(containers.filter(({ one }) => isOwn(one)))(
    '$title starts a command or a program that there is',
    ({ one }) => {
      const [command = '', adapter = ''] = one.args ?? []
      const commands = one.command === undefined ? [command] : []
      const probes = [one.startupProbe, one.livenessProbe, one.readinessProbe].flatMap((probe) => probe ?? [])
      const programs = [one.command ?? [], ...probes.flatMap(({ exec }) => (exec === undefined ? [] : [exec.command]))]
      const { paths } = JSON.parse(read('docs/api/openapi.json')) as { paths: Record<string, unknown> }
      const missing = [
        ...commands.filter((name) => !Object.hasOwn(specs, name)),
        ...(command === 'adapter' && !existsSync(join(ROOT, 'adapters', adapter)) ? [adapter] : []),
        ...programs.filter((words) => words.length > 0 && !isProgram(words)),
        ...probes.flatMap(({ httpGet }) => httpGet?.path ?? []).filter((path) => !Object.hasOwn(paths, path)),
      ]
      expect(missing).toEqual([])
    },
  )

  test('ask a hub that speaks HTTPS by HTTPS, at the port of its image', () => {
    const hub = whole.find(({ one }) => one.name === 'hub')?.one
    expect(given.some((line) => line.startsWith('CORRIDOR_TLS_KEY='))).toBe(true)
    expect([hub?.startupProbe, hub?.livenessProbe, hub?.readinessProbe].map((one) => one?.httpGet)).toEqual([
      { path: '/healthz', port: 'https', scheme: 'HTTPS' },
      { path: '/healthz', port: 'https', scheme: 'HTTPS' },
      { path: '/readyz', port: 'https', scheme: 'HTTPS' },
    ])
    expect(hub?.ports?.map(({ containerPort }) => String(containerPort))).toEqual([
      /CORRIDOR_PORT=(\d+)/.exec(dockerfile)?.[1],
    ])
  })

  test('give a hub as long to stop as its service unit does, beside the wait before that', () => {
    const pod = pods.find(({ pod: { containers: all } }) =>
      all.some(({ name, image }) => name === 'hub' && image === own),
    )?.pod
    const [, before] = pod?.containers[0]?.lifecycle?.preStop.exec.command ?? []
    const unit = Number(/^TimeoutStopSec=(\d+)$/m.exec(read('deploy/systemd/corridor-hub.service'))?.[1])
    expect(Number(before)).toBeGreaterThan(0)
    expect(pod?.terminationGracePeriodSeconds).toBeGreaterThanOrEqual(unit + Number(before))
  })

  test('mount what they name files in, where the image has folders', () => {
    const mounts = containers.filter(({ one }) => isOwn(one)).flatMap(({ one }) => one.volumeMounts ?? [])
    for (const { mountPath } of mounts.filter(({ mountPath: path }) => path !== '/tmp'))
      expect(dockerfile).toContain(mountPath)
    const named = given.flatMap((line) => /=(\/.*)\/[^/]+$/.exec(line)?.[1] ?? [])
    expect(new Set(named)).toEqual(new Set(['/run/corridor/hub']))
    expect(mounts.map(({ mountPath }) => mountPath)).toContain('/run/corridor/hub')
  })

  test('need secrets and files that the page says how to make, each by its name', () => {
    expect(section.length).toBeGreaterThan(1_000)
    const secrets = pods.flatMap(({ pod }) => [
      ...(pod.volumes ?? []).flatMap(({ secret }) => secret?.secretName ?? []),
      ...containersOf(pod).flatMap(({ env = [] }) =>
        env.flatMap(({ valueFrom }) => valueFrom?.secretKeyRef.name ?? []),
      ),
    ])
    expect(new Set(secrets).size).toBeGreaterThan(4)
    const keys = given.flatMap((line) => /\/run\/corridor\/hub\/(.+)$/.exec(line)?.[1] ?? [])
    expect([...new Set([...secrets, ...keys])].filter((name) => !section.includes(name))).toEqual([])
  })
})
