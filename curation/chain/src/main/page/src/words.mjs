// What a check says to people: the words of the command tonemark check.
import { DEPLOYMENTS } from './eas.mjs'

const SHOWN = 100
const OUTCOMES = { PROMOTED: 'PROMOTED', REJECTED: 'REJECTED, not admitted',
  ABSTAINED: 'left undecided (ABSTAINED), not admitted' }
const ALWAYS = [
  "That the decision is right: it proves who decided what, not that they were right. The epoch's public record and replay "
    + 'are for that.',
  'What the evidence and the generation record say: the receipt holds a digest and a CID of them.',
  'That a file you have is this track: fetch it by its CID, or compute its CID.'
]

export const shown = text => text.length <= SHOWN ? text : text.slice(0, SHOWN) + '…'

const YEAR_10000 = 253402300800n

/** Seconds since 1970 UTC as 2026-11-01T12:00:00Z. */
export const instant = seconds => seconds < YEAR_10000
  ? new Date(Number(seconds) * 1000).toISOString().replace('.000Z', 'Z') : 'second ' + seconds

export function chainName({ chainId }) {
  const known = DEPLOYMENTS.find(([id]) => id === chainId)
  return known ? `${known[1]} (chain ${chainId})` : 'chain ' + chainId
}

export function sayDecision(d) {
  return `It says: track ${d.cid} of ${d.uploader} was ${OUTCOMES[d.outcome]} (${d.reason}) in round ${d.round}, at the `
    + `close of epoch ${d.epoch}, ${d.closedAt}.`
}

export function afterOffline(receipt) {
  const all = []
  if (!receipt.batch) {
    all.push('That it is in a published batch: this receipt is of a signed decision that stands in none yet.')
  }
  all.push(receipt.chain
    ? 'That its batch is attested on chain, as it claims: name a node with --rpc for that.'
    : 'That it is attested on chain: this receipt was made before. Get a new one later.')
  all.push('When it was signed, and that it still stands: it may have been taken back since. The chain knows.')
  return [...all, ...ALWAYS]
}

export function afterChain(node) {
  return [`That the node at ${node} told the truth: ask another one too, or your own.`, ...ALWAYS]
}
