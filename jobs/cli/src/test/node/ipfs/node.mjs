// A real IPFS node for the tests: js-ipfs, offline, its RPC on loopback at a free port.
//   node node.mjs REPOSITORY [PORT]   prints the address of its RPC on one line, and runs until it is killed or its
// standard input ends, so that it does not outlive the tests.
// The stock command line dies when a client gives up on a file with a missing block; this one goes on.
import { create } from 'ipfs-core'
import { HttpApi } from 'ipfs-http-server'

process.on('unhandledRejection', reason => console.error('unhandled: ' + reason))
process.on('uncaughtException', error => console.error('uncaught: ' + error))

process.stdin.on('end', () => process.exit(0)).resume()

const ipfs = await create({
  repo: process.argv[2],
  offline: true,
  silent: true,
  init: { emptyRepo: true, algorithm: 'Ed25519' },
  config: {
    Bootstrap: [],
    Addresses: { Swarm: [], API: '/ip4/127.0.0.1/tcp/' + (process.argv[3] ?? 0), Gateway: '/ip4/127.0.0.1/tcp/0' },
    Discovery: { MDNS: { Enabled: false }, webRTCStar: { Enabled: false } },
    Routing: { Type: 'none' }
  }
})
const api = new HttpApi(ipfs)
await api.start()
console.log(api._apiServers[0].info.uri)
