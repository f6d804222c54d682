// Signed generation records from an implementation that is not ours: RFC 8785 is JSON.stringify over sorted keys.
//   cd curation/chain/src/main/page && npm ci --ignore-scripts && \
//   node ../../../../../curation/store/src/test/resources/vectors/generation-records.mjs > generation-records.jsonl
// A line: {"canonical", "message", "cid", "key"}; noble signs deterministically (RFC 6979, low s).
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
const load = name => import(pathToFileURL(createRequire(process.cwd() + '/').resolve(name)))
const { secp256k1 } = await load('@noble/curves/secp256k1.js')
const { keccak_256 } = await load('@noble/hashes/sha3.js')
const { sha256 } = await load('@noble/hashes/sha2.js')

const hex = bytes => Buffer.from(bytes).toString('hex')
const utf8 = text => new TextEncoder().encode(text)
const sorted = value => Array.isArray(value) ? value.map(sorted)
  : value && typeof value === 'object' ? Object.fromEntries(Object.keys(value).sort().map(k => [k, sorted(value[k])])) : value
const base32 = bytes => {
  let bits = '', text = ''
  for (const b of bytes) bits += b.toString(2).padStart(8, '0')
  for (let i = 0; i < bits.length; i += 5) text += 'abcdefghijklmnopqrstuvwxyz234567'[parseInt(bits.slice(i, i + 5).padEnd(5, '0'), 2)]
  return text
}
const cid = bytes => 'b' + base32([1, 0x55, 0x12, 32, ...sha256(bytes)])
const address = key => '0x' + hex(keccak_256(secp256k1.getPublicKey(key, false).slice(1)).slice(12))
const quoted = text => text === null ? 'none' : JSON.stringify(text)
const list = cids => cids.length ? cids.join(' ') : 'none'

const message = r => `Tonemark generation record 1

I state that this track was made as follows, and what rights I hold in it.

Track: ${r.track}
Uploader: ${r.uploader}
Tool: ${quoted(r.tool)}
Model: ${quoted(r.model)}
Prompt: ${r.prompt !== null ? quoted(r.prompt) : 'kept back, salted hash ' + r.promptSha256}
Seed: ${quoted(r.seed)}
Made from tracks here: ${list(r.parents)}
Made from works elsewhere: ${list(r.externalParents)}
Rights: ${quoted(r.rights)}
Made on: ${r.created}`

const sign = (text, key) => {
  const body = utf8(text)
  const hash = keccak_256(utf8('\x19Ethereum Signed Message:\n' + body.length + text))
  const [recovery, ...rs] = secp256k1.sign(hash, key, { prehash: false, format: 'recovered' })
  return '0x' + hex([...rs, 27 + recovery])
}

const common = {
  schema: 'tonemark-generation-record-1', created: '2026-11-21T12:00:00Z', tool: 'Suno', model: 'v5', seed: null,
  rights: 'CC-BY-4.0', parents: [], externalParents: [], promptSha256: null, prompt: 'calm piano'
}
const cases = [
  {},
  { prompt: 'line one\nline "two"\t\\ \u{1F3B5} 名 é e\u0301 \u20ac\u00a0/ <script>', seed: '18446744073709551616' },
  { prompt: null, promptSha256: hex(sha256(new Uint8Array([...new Uint8Array(32).fill(7), ...utf8('secret')]))) },
  { prompt: '', parents: [cid(utf8('b')), cid(utf8('a'))], externalParents: [cid(utf8('c'))],
    rights: 'All rights reserved.\nMade by me alone.' }
]
cases.forEach((some, i) => {
  const key = sha256(utf8('record key ' + i))
  const record = { ...common, ...some, track: cid(utf8('track ' + i)), uploader: address(key) }
  const canonical = JSON.stringify(sorted({ signature: sign(message(record), key), record }))
  console.log(JSON.stringify({ canonical, message: message(record), cid: cid(utf8(canonical)), key: hex(key) }))
})
