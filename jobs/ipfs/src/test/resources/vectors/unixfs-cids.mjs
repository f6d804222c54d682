// Reference CIDs for UnixFsCidTest, from an implementation that is not ours:
//   npm i --ignore-scripts ipfs-unixfs-importer@17.1.1 && node unixfs-cids.mjs > unixfs-cids.tsv
// Byte i of a file is (i ^ (i >>> 8) ^ (i >>> 16)) & 255. The profile is that of Kubo's
// `add --cid-version=1`: fixed chunks, raw leaves, a balanced tree, dag-pb nodes, sha2-256.
import { importBytes } from 'ipfs-unixfs-importer'
import { fixedSize } from 'ipfs-unixfs-importer/chunker'
import { balanced } from 'ipfs-unixfs-importer/layout'

const CHUNK = 262144
const LINKS = 174
const cases = [
  [0, CHUNK, LINKS], [1, CHUNK, LINKS], [CHUNK - 1, CHUNK, LINKS], [CHUNK, CHUNK, LINKS],
  [CHUNK + 1, CHUNK, LINKS], [2 * CHUNK, CHUNK, LINKS], [1000003, CHUNK, LINKS],
  [LINKS * CHUNK, CHUNK, LINKS], [LINKS * CHUNK + 1, CHUNK, LINKS], [2 * LINKS * CHUNK + 5, CHUNK, LINKS],
  // small chunks and few links reach the deep trees that would otherwise take gigabytes
  [100, 4, 3], [108, 4, 3], [109, 4, 3], [1000, 7, 2], [30277, 1, 174], [5000, 10, 5]
]
const store = { put: async (cid) => cid }
console.log('bytes\tchunk\tlinks\tcid')
for (const [size, chunk, links] of cases) {
  const bytes = new Uint8Array(size)
  for (let i = 0; i < size; i++) bytes[i] = (i ^ (i >>> 8) ^ (i >>> 16)) & 255
  const { cid } = await importBytes(bytes, store, {
    cidVersion: 1, rawLeaves: true, leafType: 'raw', reduceSingleLeafToSelf: true, wrapWithDirectory: false,
    chunker: fixedSize({ chunkSize: chunk }), layout: balanced({ maxChildrenPerNode: links })
  })
  console.log([size, chunk, links, cid.toString()].join('\t'))
}
