// The page: what the visitor brings goes in, what was found comes out. Receipts are text here, never markup.
import { address } from './bytes.mjs'
import { DEPLOYMENTS } from './eas.mjs'
import { Node, NodeError } from './node.mjs'
import { checkOffline } from './offline.mjs'
import { checkOnChain } from './onchain.mjs'

const byId = id => document.getElementById(id)
const LARGEST = 65536
const RESULTS = { PROVEN: 'Proven', FALSE: 'False', OPEN: 'Open' }
const FIELDS = { cid: 'Track', outcome: 'Decision', reason: 'Reason', round: 'Round', epoch: 'Epoch',
  closedAt: 'Decided on', uploader: 'Uploader', record: 'Generation record' }

function element(tag, text, ...children) {
  const made = document.createElement(tag)
  if (text) made.textContent = text
  made.append(...children)
  return made
}

/** A mistake of the visitor's, at the field it is in. */
class Mistake extends Error {
  constructor(field, message) { super(message); this.field = field }
}

async function bytes() {
  const [file] = byId('file').files
  const pasted = byId('pasted').value.trim()
  if (file && pasted) throw new Mistake('pasted', 'Choose a file or paste a receipt, not both.')
  if (file) return new Uint8Array(await file.slice(0, LARGEST + 1).arrayBuffer())
  if (!pasted) throw new Mistake('file', 'Choose a receipt, or paste one below.')
  return new TextEncoder().encode(pasted)
}

function trust() {
  const lines = byId('attestors').value.split(/[\s,]+/).filter(Boolean)
  if (lines.length === 0) throw new Mistake('attestors', 'Name the attestor that you trust: 0x and 40 digits.')
  const attestors = lines.map(line => {
    try { return address(line) } catch (e) { throw new Mistake('attestors', 'An attestor: ' + e.message + '.') }
  })
  const chosen = byId('chain').value
  if (chosen !== 'other') {
    const [chainId, , contract] = DEPLOYMENTS.find(([id]) => String(id) === chosen)
    return { attestors, chainId, contract }
  }
  if (!/^[1-9][0-9]{0,17}$/.test(byId('chain-id').value.trim())) {
    throw new Mistake('chain-id', 'A chain number has decimal digits only.')
  }
  try {
    return { attestors, chainId: BigInt(byId('chain-id').value.trim()), contract: address(byId('contract').value.trim()) }
  } catch (e) { throw new Mistake('contract', 'The contract: ' + e.message + '.') }
}

function node() {
  const url = byId('rpc').value.trim()
  if (!url) return null
  try { return new Node(url) } catch (e) { throw new Mistake('rpc', 'The node: ' + e.message + '.') }
}

async function check() {
  const given = await bytes()
  const whom = trust()
  const asked = node()
  const offline = checkOffline(given, whom)
  if (!asked || !offline.checked) return show(offline)
  say('Asking ' + asked.shown + ' …')
  try {
    show(await checkOnChain(offline, whom, asked))
  } catch (e) {
    if (!(e instanceof NodeError)) throw e
    show(offline, `The node at ${asked.shown}: ${e.message}. Of the chain, nothing was checked.`)
  }
}

const say = text => { byId('status').textContent = text }

function headline(result, findings, trouble) {
  if (trouble) return 'Not settled: the node gave no usable answer.'
  if (result === 'FALSE') return 'False: do not rely on this receipt.'
  if (result === 'OPEN') return 'Not settled: right so far; check again later.'
  return findings.some(f => f.step === 'NODE') ? 'True: the receipt is right, and attested on chain.'
    : 'True as far as this can be told without the chain.'
}

function show({ findings, notProven, decision }, trouble) {
  const results = findings.map(f => f.result)
  const result = results.includes('FALSE') ? 'FALSE' : results.includes('OPEN') || trouble ? 'OPEN' : 'PROVEN'
  const head = headline(result, findings, trouble)
  const box = byId('result')
  box.className = result.toLowerCase()
  box.replaceChildren(element('h2', head))
  if (trouble) box.append(element('p', trouble))
  if (result !== 'FALSE' && decision) box.append(element('dl', '', ...fields(decision)))
  box.append(element('h3', 'What was checked'), element('ul', '', ...findings.map(finding)))
  if (notProven.length > 0 && result !== 'FALSE') {
    box.append(element('h3', 'What this does not prove'),
      element('ul', '', ...notProven.map(text => element('li', text.replace('with --rpc', 'above')))))
  }
  box.hidden = false
  box.scrollIntoView({ block: 'nearest' })
  say(head + ' ' + (trouble ?? findings.find(f => f.result === 'FALSE')?.sentence ?? ''))
}

function fields(decision) {
  return Object.entries(FIELDS)
    .filter(([field]) => decision[field] !== '')
    .flatMap(([field, name]) => [element('dt', name), element('dd', String(decision[field]))])
}

function finding({ step, result, sentence }) {
  const item = element('li', '', element('strong', RESULTS[result] + ': '), sentence)
  item.className = result.toLowerCase()
  item.dataset.step = step
  return item
}

function mistake(e) {
  const field = byId(e.field)
  field.setAttribute('aria-invalid', 'true')
  field.setAttribute('aria-describedby', 'mistake')
  byId('mistake').textContent = e.message
  byId('mistake').hidden = false
  field.focus()
}

function clear() {
  byId('mistake').hidden = true
  byId('result').hidden = true
  say('')
  for (const field of document.querySelectorAll('[aria-invalid]')) {
    field.removeAttribute('aria-invalid')
    field.removeAttribute('aria-describedby')
  }
}

let running = 0
byId('form').addEventListener('submit', async event => {
  event.preventDefault()
  if (running) return
  running++
  clear()
  try { await check() } catch (e) {
    if (!(e instanceof Mistake)) throw e
    mistake(e)
  } finally { running-- }
})
for (const [id, name] of DEPLOYMENTS) byId('chain').append(new Option(`${name} (chain ${id})`, id))
byId('chain').append(new Option('another chain', 'other'))
const other = () => { byId('other').hidden = byId('chain').value !== 'other' }
byId('chain').addEventListener('change', other)
other()
