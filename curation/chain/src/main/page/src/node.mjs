// A chain's node over JSON-RPC, asked without trust: limits on time and size, and a line that says what was wrong.
import { checksummed, hex, keccak, unhex, utf8 } from './bytes.mjs'

const PATIENCE = 20_000
const LARGEST = 1 << 20
const selector = text => hex(keccak(utf8(text))).slice(0, 10)
const GET_ATTESTATION = selector('getAttestation(bytes32)')
const GET_REVOKE_OFFCHAIN = selector('getRevokeOffchain(address,bytes32)')
const ATTESTED = hex(keccak(utf8('Attested(address,address,bytes32,bytes32)')))
const ZERO = '0x' + '0'.repeat(64)

export class NodeError extends Error {}

export class Node {
  /** @param url http or https; of it, only scheme, host and port are shown */
  constructor(url) {
    let parsed
    try { parsed = new URL(url) } catch { throw new NodeError('it is no URL') }
    if (!['http:', 'https:'].includes(parsed.protocol)) throw new NodeError('it is no http or https URL')
    this.url = parsed.href
    this.shown = parsed.origin
  }

  async ask(method, params) {
    let text
    try {
      const answer = await fetch(this.url, {
        method: 'POST', headers: { 'content-type': 'application/json' }, redirect: 'error', credentials: 'omit',
        referrerPolicy: 'no-referrer', signal: AbortSignal.timeout(PATIENCE),
        body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params })
      })
      if (!answer.ok) throw new NodeError('HTTP ' + answer.status)
      text = await limited(answer)
    } catch (e) {
      if (e instanceof NodeError) throw e
      throw new NodeError(e.name === 'TimeoutError' ? 'no answer in 20 s'
        : 'it cannot be reached, or does not let web pages ask it')
    }
    let said
    try { said = JSON.parse(text) } catch { throw new NodeError('an answer that is no JSON') }
    if (said?.error || said?.result === undefined) throw new NodeError('it refuses ' + method)
    return said.result
  }

  async chainId() { return quantity(await this.ask('eth_chainId', [])) }

  /** When an account revoked an off-chain attestation, in seconds; 0 for never. */
  async revokedOffchain(contract, revoker, uid) {
    const data = GET_REVOKE_OFFCHAIN + revoker.slice(2).padStart(64, '0') + uid.slice(2)
    return number(words(await this.call(contract, data)), 0)
  }

  /** As it stands in the latest block; null if there is none. */
  async attestation(contract, uid) {
    const all = words(await this.call(contract, GET_ATTESTATION + uid.slice(2)))
    if (all.length < 12 || number(all, 0) !== 32n) throw new NodeError('an answer that is no attestation')
    const fields = all.slice(1)
    if (fields[0] === ZERO) return null
    const at = Number(number(fields, 9)) / 32
    const length = Number(number(fields, at))
    const data = '0x' + fields.slice(at + 1).map(w => w.slice(2)).join('').slice(0, 2 * length)
    return { uid: fields[0], schema: fields[1], time: number(fields, 2), expirationTime: number(fields, 3),
      revocationTime: number(fields, 4), attestor: checksummed('0x' + fields[7].slice(26)), data }
  }

  call(to, data) { return this.ask('eth_call', [{ to, data }, 'latest']) }

  async block(tag) {
    const block = await this.ask('eth_getBlockByNumber', [typeof tag === 'bigint' ? '0x' + tag.toString(16) : tag, false])
    return block && { number: quantity(block.number), hash: block.hash, time: quantity(block.timestamp) }
  }

  /** Null when no block has the transaction. */
  async inclusion(contract, transaction) {
    const receipt = await this.ask('eth_getTransactionReceipt', [transaction])
    if (!receipt) return null
    if (!Array.isArray(receipt.logs)) throw new NodeError('an answer that is no receipt')
    return {
      block: quantity(receipt.blockNumber), blockHash: receipt.blockHash, succeeded: receipt.status === '0x1',
      attested: receipt.logs
        .filter(log => log?.address?.toLowerCase() === contract && log.topics?.[0] === ATTESTED)
        .map(log => String(log.data).slice(0, 66))
    }
  }
}

async function limited(answer) {
  const reader = answer.body.getReader()
  const decoder = new TextDecoder()
  let text = ''
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return text + decoder.decode()
    text += decoder.decode(value, { stream: true })
    if (text.length > LARGEST) {
      reader.cancel()
      throw new NodeError('more than ' + LARGEST + ' bytes')
    }
  }
}

function quantity(text) {
  if (typeof text !== 'string' || !/^0x[0-9a-f]{1,16}$/.test(text)) throw new NodeError('an answer that is no number')
  return BigInt(text)
}

function words(text) {
  if (typeof text !== 'string' || !/^0x(?:[0-9a-f]{64})+$/.test(text)) {
    throw new NodeError('an answer that is not of the contract')
  }
  return text.slice(2).match(/.{64}/g).map(w => '0x' + w)
}

function number(all, i) {
  const value = all[i] === undefined ? -1n : BigInt(all[i])
  if (value < 0n || value >= 1n << 53n) throw new NodeError('an answer that is not of the contract')
  return value
}
