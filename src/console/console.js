import { languages, texts } from './texts.js'

const $ = (id) => document.getElementById(id)
const MOVEMENTS_SHOWN = 100
const HEALTH_SECONDS = 5
const STATE_CLASS = { ok: 'healthy', degraded: 'slow', down: 'down', unknown: 'stalled' }
// That an authority publishes no list is no alarm: many revoke by the register alone.
const LIST_CLASS = { current: 'state healthy', overdue: 'state slow', undated: 'minor', none: 'minor' }
const RESPONDER_CLASS = { current: 'state healthy', overdue: 'state slow', none: 'state slow', 'not-asked': 'minor' }
const TOKEN = 'corridor-token'
const LANGUAGE = 'corridor-language'

const asked = navigator.languages.map((tag) => tag.slice(0, 2)).find((tag) => languages.includes(tag))
const page = {
  language: sessionStorage.getItem(LANGUAGE) ?? asked ?? 'en',
  labels: { states: {}, procedures: {}, flags: {}, timers: {}, types: {} },
  dependencies: [],
  revocation: [],
  responders: [],
  queues: [],
  movements: new Map(),
  open: new Map(),
  link: { key: 'connecting', words: {} },
  stream: undefined,
}

const t = (key, words = {}) =>
  (texts[key]?.[languages.indexOf(page.language)] ?? key).replaceAll(/\{(\w+)\}/g, (_all, name) =>
    String(words[name] ?? ''),
  )
const label = (kind, name) => page.labels[kind][name]?.[page.language] ?? name
const time = (text) =>
  text === null || text === undefined
    ? '–'
    : new Intl.DateTimeFormat(page.language, { dateStyle: 'short', timeStyle: 'medium' }).format(new Date(text))

function age(seconds) {
  const [amount, unit] =
    seconds < 120
      ? [seconds, 'second']
      : seconds < 7_200
        ? [Math.round(seconds / 60), 'minute']
        : seconds < 172_800
          ? [Math.round(seconds / 3_600), 'hour']
          : [Math.round(seconds / 86_400), 'day']
  return new Intl.NumberFormat(page.language, { style: 'unit', unit, unitDisplay: 'short' }).format(amount)
}

/** An element with attributes and children; texts become text nodes, never markup. */
function el(name, attributes, ...children) {
  const element = document.createElement(name)
  for (const [key, value] of Object.entries(attributes)) {
    if (key === 'onclick') element.addEventListener('click', value)
    else element.setAttribute(key, value)
  }
  element.append(...children)
  return element
}

const columns = ['receiver', 'state', 'depth', 'oldest', 'inFlight', 'waiting', 'held', 'parked', 'consumers', 'last']
columns.push('perMinute', 'unmapped')

function queueRow(queue) {
  const cell = (key, value) => el('td', { class: 'number', 'data-label': t(key) }, String(value))
  const reason = queue.reason === 'parked' ? 'parked-reason' : queue.reason
  const state = el('td', { 'data-label': t('state') }, el('span', { class: `state ${queue.state}` }, t(queue.state)))
  if (reason !== undefined) state.append(el('div', { class: 'minor' }, t(reason)))
  return el(
    'tr',
    {},
    el('th', { scope: 'row' }, queue.receiver),
    state,
    cell('depth', queue.depth),
    cell('oldest', queue.depth === 0 ? '–' : age(queue.oldestAgeSeconds)),
    cell('inFlight', queue.inFlight),
    cell('waiting', queue.waiting),
    cell('held', queue.held),
    cell('parked', queue.parked),
    cell('consumers', queue.consumers),
    cell('last', time(queue.lastDeliveryAt)),
    cell('perMinute', queue.perMinute),
    cell('unmapped', queue.unmapped),
  )
}

function drawQueues() {
  $('queue-head').replaceChildren(...columns.map((key) => el('th', { scope: 'col' }, t(key))))
  const empty = el('tr', {}, el('td', { colspan: String(columns.length) }, t('none')))
  $('queue-rows').replaceChildren(...(page.queues.length === 0 ? [empty] : page.queues.map(queueRow)))
}

/** One dependency: its state, since when, and what that means; the words come from the hub in the language asked for. */
function dependencyRow({ name, state, since, consequence }) {
  const badge = el('span', { class: `state ${STATE_CLASS[state]}` }, t(`is-${state}`))
  const head = el('p', {}, el('strong', {}, t(`dependency-${name}`)), ' ', badge, ` ${t('since', { at: time(since) })}`)
  return el('li', {}, head, el('p', { class: 'minor' }, consequence))
}

/** One authority: how its revocation list stands, and until when it is good or since when it is stale. */
function revocationRow({ authority, uses, state, nextUpdate, secondsLeft, consequence }) {
  const words = state === 'overdue' ? 'list-stale' : 'list-good'
  const until =
    nextUpdate === undefined ? '' : ` ${t(words, { at: time(nextUpdate), left: age(Math.abs(secondsLeft)) })}`
  const badge = el('span', { class: LIST_CLASS[state] }, t(`list-${state}`))
  const head = el('p', {}, el('strong', {}, authority), ' ', badge, until)
  const use = uses.map((each) => t(`use-${each}`)).join(', ')
  return el('li', {}, head, el('p', { class: 'minor' }, `${use}. ${consequence}`))
}

/** One responder: how its answers stand, and until when the first of them is good or since when it is stale. */
function responderRow({ authority, responder, state, nextUpdate, secondsLeft, consequence }) {
  const words = state === 'overdue' ? 'list-stale' : 'list-good'
  const until =
    nextUpdate === undefined ? '' : ` ${t(words, { at: time(nextUpdate), left: age(Math.abs(secondsLeft)) })}`
  const badge = el('span', { class: RESPONDER_CLASS[state] }, t(`responder-${state}`))
  const head = el('p', {}, el('strong', {}, authority), ` ${responder} `, badge, until)
  return el('li', {}, head, el('p', { class: 'minor' }, consequence))
}

function drawHealth() {
  $('health-rows').replaceChildren(...page.dependencies.map(dependencyRow))
  $('revocation-rows').replaceChildren(...page.revocation.map(revocationRow), ...page.responders.map(responderRow))
}

/** What an entry of the log changed, a line each, in the words of the field. */
function changesIn({ from, to, legs = [], flags, procedures, limitAt, timers, entries = [] }, movement) {
  const list = (kind, names) => names.map((name) => label(kind, name)).join(', ') || '–'
  const country = (index) => movement.legs[index]?.country ?? String(index)
  return [
    ...(to === undefined ? [] : [t('change', { from: label('states', from ?? 'none'), to: label('states', to) })]),
    ...legs.map(({ index, set }) => `${country(index)}: ${t(set)}`),
    ...entries.map((entry) => t('entry', { ...entry, from: t(entry.from), to: t(entry.to) })),
    ...(limitAt === undefined ? [] : [`${t('limit')}: ${time(limitAt)}`]),
    ...(timers?.started ?? []).map(({ name, dueAt }) => t('runs', { timer: label('timers', name), due: time(dueAt) })),
    ...(procedures === undefined ? [] : [`${t('procedures')}: ${list('procedures', procedures)}`]),
    ...(flags === undefined ? [] : [`${t('flags')}: ${list('flags', flags)}`]),
  ]
}

function timelineItem(entry, movement) {
  const verdict = entry.kind === 'refusal' ? ` · ${t('refusal')}` : ''
  const title = `${entry.logIndex} · ${label('types', entry.type ?? entry.kind)} · ${entry.sender ?? ''}${verdict}`
  const item = el('li', {}, title, el('div', { class: 'minor' }, time(entry.decidedAt)))
  for (const line of changesIn(entry.effect ?? {}, movement)) item.append(el('div', { class: 'minor' }, line))
  for (const { receiver, state, reason } of entry.deliveries) {
    const place = t(state === 'in-flight' ? 'inFlight' : state)
    const words = `${t('to')} ${receiver}: ${place}${reason ? ` (${reason})` : ''}`
    item.append(el('div', { class: 'minor' }, words))
  }
  return item
}

function movementRow(movement) {
  const { mrn } = movement
  const items = page.open.get(mrn)
  const toggle = el(
    'button',
    {
      type: 'button',
      'aria-expanded': String(items !== undefined),
      'data-mrn': mrn,
      onclick: () => toggleTimeline(mrn),
    },
    `${t(items === undefined ? 'timeline' : 'close')} `,
    el('span', { class: 'mrn' }, mrn),
  )
  const route = movement.legs.map((leg) => leg.country).join(' → ')
  const row = el('li', {}, toggle, el('p', {}, el('strong', {}, label('states', movement.state)), ` · ${route}`))
  if (movement.flags.length > 0)
    row.append(
      el('p', { class: 'minor' }, `${t('flags')}: ${movement.flags.map((flag) => label('flags', flag)).join(', ')}`),
    )
  for (const line of movement.guarantees) {
    const words = `${t('guarantee')} ${line.grn}: ${line.amount} ${line.currency} (${line.state})`
    row.append(el('p', { class: 'minor' }, words))
  }
  if (items !== undefined)
    row.append(el('ol', { class: 'timeline' }, ...items.map((item) => timelineItem(item, movement))))
  return row
}

function drawMovements() {
  const focused = document.activeElement?.getAttribute('data-mrn')
  const rows = [...page.movements.values()].reverse().map(movementRow)
  $('movement-rows').replaceChildren(...(rows.length === 0 ? [el('li', {}, t('none'))] : rows))
  // Live redrawing must not take the keyboard away from who is using it.
  if (focused) document.querySelector(`[data-mrn="${CSS.escape(focused)}"]`)?.focus()
}

function draw() {
  document.documentElement.lang = page.language
  $('language').value = page.language
  for (const element of document.querySelectorAll('[data-text]')) element.textContent = t(element.dataset.text)
  $('link').textContent = page.stream === undefined ? '' : t(page.link.key, page.link.words)
  drawHealth()
  drawQueues()
  drawMovements()
}

function setLink(key, words = {}) {
  page.link = { key, words }
  $('link').textContent = t(key, words)
}

const api = (path, signal) =>
  fetch(path, {
    headers: { authorization: `Bearer ${sessionStorage.getItem(TOKEN)}`, 'accept-language': page.language },
    signal,
  })

async function readTimeline(mrn) {
  const entries = []
  for (let cursor = ''; ; ) {
    const answer = await api(`/v1/movements/${encodeURIComponent(mrn)}/timeline${cursor}`)
    if (!answer.ok) throw new Error(String(answer.status))
    const { items, next } = await answer.json()
    entries.push(...items)
    if (next === undefined) return entries
    cursor = `?cursor=${next}`
  }
}

async function toggleTimeline(mrn) {
  if (page.open.delete(mrn)) return drawMovements()
  try {
    page.open.set(mrn, await readTimeline(mrn))
  } catch {
    setLink('failed')
  }
  drawMovements()
}

/** Takes movements oldest first, so that the latest ends last in the map; forgets what no longer fits the page. */
async function takeMovements(items) {
  for (const movement of items.toReversed()) {
    page.movements.delete(movement.mrn)
    page.movements.set(movement.mrn, movement)
  }
  for (const mrn of page.movements.keys()) {
    if (page.movements.size <= MOVEMENTS_SHOWN) break
    page.movements.delete(mrn)
    page.open.delete(mrn)
  }
  const touched = items.filter(({ mrn }) => page.open.has(mrn))
  await Promise.allSettled(touched.map(async ({ mrn }) => page.open.set(mrn, await readTimeline(mrn))))
  drawMovements()
}

function takeEvent(event, data) {
  if (event === 'queues') {
    page.queues = data.items
    drawQueues()
  } else if (event === 'movements') void takeMovements(data.items)
}

/** Reads one Server-Sent Events stream to its end; EventSource cannot send a token. */
async function readStream(body) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return
    text += value
    const frames = text.split('\n\n')
    text = frames.pop()
    for (const frame of frames) {
      const event = /^event: (.*)$/m.exec(frame)?.[1]
      const data = /^data: (.*)$/m.exec(frame)?.[1]
      if (event !== undefined && data !== undefined) takeEvent(event, JSON.parse(data))
    }
  }
}

const pause = (seconds, signal) =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, seconds * 1_000)
    signal.addEventListener('abort', () => (clearTimeout(timer), resolve()))
  })

async function readHealth(signal) {
  const answer = await api('/v1/health', signal)
  // An auditor may watch and is not told of the hub's own state.
  if (!answer.ok) return
  const { dependencies, revocation, responders } = await answer.json()
  Object.assign(page, { dependencies, revocation, responders })
  drawHealth()
}

async function watchHealth(signal) {
  while (!signal.aborted) {
    await readHealth(signal).catch(() => undefined)
    await pause(HEALTH_SECONDS, signal)
  }
}

async function watch(signal) {
  for (let seconds = 1; !signal.aborted; seconds = Math.min(seconds * 2, 15)) {
    setLink('connecting')
    try {
      const stream = await api('/v1/events', signal)
      if (stream.status === 401 || stream.status === 403) return leave('unknown')
      if (!stream.ok) throw new Error(String(stream.status))
      const list = await api(`/v1/movements?sort=recent&limit=${MOVEMENTS_SHOWN}`, signal)
      if (!list.ok) throw new Error(String(list.status))
      await takeMovements((await list.json()).items)
      setLink('live')
      seconds = 0.5
      await readStream(stream.body)
    } catch {
      if (signal.aborted) return
    }
    if (signal.aborted) return
    setLink('lost', { seconds: Math.max(1, seconds) })
    await pause(Math.max(1, seconds), signal)
  }
}

function enter() {
  $('enter').hidden = true
  $('board').hidden = false
  $('leave').hidden = false
  page.stream = new AbortController()
  draw()
  void watch(page.stream.signal)
  void watchHealth(page.stream.signal)
}

function leave(faultKey) {
  page.stream?.abort()
  page.stream = undefined
  page.dependencies = []
  page.revocation = []
  page.responders = []
  page.queues = []
  page.movements.clear()
  page.open.clear()
  sessionStorage.removeItem(TOKEN)
  $('board').hidden = true
  $('leave').hidden = true
  $('enter').hidden = false
  draw()
  $('fault').textContent = faultKey === undefined ? '' : t(faultKey)
  $('token').focus()
}

$('language').addEventListener('change', (event) => {
  page.language = event.target.value
  sessionStorage.setItem(LANGUAGE, page.language)
  draw()
  if (page.stream !== undefined) readHealth(page.stream.signal).catch(() => undefined)
})
$('leave').addEventListener('click', () => leave())
$('enter').addEventListener('submit', (event) => {
  event.preventDefault()
  sessionStorage.setItem(TOKEN, $('token').value.trim())
  $('token').value = ''
  enter()
})

function takeFragment() {
  const given = new URLSearchParams(location.hash.slice(1)).get('token')
  if (given === null) return false
  sessionStorage.setItem(TOKEN, given)
  // The token must not stay in the address bar or the history.
  history.replaceState(null, '', location.pathname)
  return true
}
window.addEventListener('hashchange', () => {
  if (!takeFragment()) return
  page.stream?.abort()
  enter()
})

const labels = await fetch('labels.json')
if (labels.ok) page.labels = await labels.json()
takeFragment()
if (sessionStorage.getItem(TOKEN) === null) leave()
else enter()
