// Strict JSON for hostile receipts: no doubled field, whole numbers only (as BigInt), little depth, nothing after the value.
const DEPTH = 12
const NAME = 64
const TEXT = 8192
const DIGITS = 20

export function parse(text) {
  let at = 0
  const fail = what => { throw new Error(what + ' at character ' + (at + 1)) }
  const space = () => { while (' \t\r\n'.includes(text[at] ?? 'x')) at++ }
  const expect = c => { if (text[at] !== c) fail(c + ' expected'); at++ }

  function value(depth) {
    if (depth > DEPTH) fail('too deep')
    space()
    const c = text[at]
    if (c === '{') return object(depth)
    if (c === '[') return array(depth)
    if (c === '"') return string(TEXT)
    for (const [word, known] of [['true', true], ['false', false], ['null', null]]) {
      if (text.startsWith(word, at)) { at += word.length; return known }
    }
    return number()
  }

  function number() {
    const digits = /-?(?:0|[1-9][0-9]*)/y
    digits.lastIndex = at
    const found = digits.exec(text)
    if (!found || found[0].length > DIGITS) fail('no value')
    at += found[0].length
    if (/[.eE0-9]/.test(text[at] ?? '')) fail('no whole number')
    return BigInt(found[0])
  }

  function string(longest) {
    at++
    const from = at
    for (; text[at] !== '"'; at++) {
      if (at >= text.length || text[at] < ' ') fail('a text that does not end')
      if (text[at] === '\\') at++
    }
    const raw = text.slice(from, at)
    at++
    let plain
    try { plain = JSON.parse('"' + raw + '"') } catch { fail('a text with a wrong escape') }
    if (plain.length > longest) fail('a text that is too long')
    return plain
  }

  function object(depth) {
    const fields = new Map()
    at++
    space()
    if (text[at] === '}') { at++; return fields }
    for (;;) {
      space()
      if (text[at] !== '"') fail('a name expected')
      const name = string(NAME)
      if (fields.has(name)) fail('a doubled field')
      space()
      expect(':')
      fields.set(name, value(depth + 1))
      space()
      if (text[at] === '}') { at++; return fields }
      expect(',')
    }
  }

  function array(depth) {
    const items = []
    at++
    space()
    if (text[at] === ']') { at++; return items }
    for (;;) {
      items.push(value(depth + 1))
      space()
      if (text[at] === ']') { at++; return items }
      expect(',')
    }
  }

  const found = value(1)
  space()
  if (at < text.length) fail('something after the end')
  return found
}
