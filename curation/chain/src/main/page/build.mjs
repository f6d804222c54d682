// Makes check.html of the sources: npm ci --ignore-scripts && node build.mjs [TARGET]
import { build } from 'esbuild'
import { createHash } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const here = dirname(fileURLToPath(import.meta.url))
const target = process.argv[2]
  ?? resolve(here, '../resources/org/tonemark/curation/chain/receipt/check.html')
const bundled = await build({
  entryPoints: [resolve(here, 'src/page.mjs')], bundle: true, minify: true, format: 'esm', target: 'es2022',
  charset: 'utf8', legalComments: 'inline', write: false, absWorkingDir: here
})
const script = bundled.outputFiles[0].text.replaceAll('</script', '<\\/script').trim()
const style = (await readFile(resolve(here, 'page.css'), 'utf8')).trim()
const hash = text => "'sha256-" + createHash('sha256').update(text, 'utf8').digest('base64') + "'"
const policy = `default-src 'none'; script-src ${hash(script)}; style-src ${hash(style)}; img-src data:; `
  + `connect-src https: http:; base-uri 'none'; form-action 'none'`
const page = (await readFile(resolve(here, 'page.html'), 'utf8'))
  .replace('%CSP%', () => policy).replace('%STYLE%', () => style).replace('%SCRIPT%', () => script)
await writeFile(target, page)
