'use strict';
(() => {
  const data = JSON.parse(document.getElementById('data').textContent);
  const OUTCOMES = ['accepted', 'review', 'rejected', 'unreadable', 'none'];
  const MEANING = {
    accepted: 'AI origin shown', review: 'a curator must look', rejected: 'not shown to be AI',
    unreadable: 'no measurable audio', none: 'tried again by the next run'
  };
  const PAGE = 150;
  const SVG = 'http://www.w3.org/2000/svg';
  const $ = id => document.getElementById(id);
  const state = { outcome: null, bin: null, text: '', sort: null, descending: false, shown: PAGE };

  /** An element; text only ever goes in as text. */
  function el(tag, attributes = {}, ...children) {
    const node = attributes.svg ? document.createElementNS(SVG, tag) : document.createElement(tag);
    for (const [key, value] of Object.entries(attributes)) {
      if (key === 'svg' || value === null || value === undefined) continue;
      if (key.startsWith('on')) node.addEventListener(key.slice(2), value);
      else node.setAttribute(key, value);
    }
    node.append(...children);
    return node;
  }
  const svg = (tag, attributes, ...children) => el(tag, { svg: true, ...attributes }, ...children);
  const visible = text => text.replace(/[\u0000-\u001f\u007f-\u009f\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\u061c]/g,
    c => '\\u' + c.charCodeAt(0).toString(16).padStart(4, '0'));
  const time = s => s === undefined ? '' : Math.floor(s / 60) + ':' + String(Math.floor(s % 60)).padStart(2, '0');
  const fixed = (v, n) => v === null || v === undefined ? '' : v.toFixed(n);
  const sentence = code => data.reasons[code] || code;

  for (const t of data.tracks) {
    t.name = visible(t.i);
    t.find = [t.name, t.c || '', t.o, t.r.join(' '), (t.v || []).join(' '), t.g || '', t.n || '', t.m || '', t.f || ''].join(' ').toLowerCase();
  }

  function header() {
    const r = data.run;
    $('lead').textContent = r.total.toLocaleString('en') + (r.total === 1 ? ' track' : ' tracks') + ' verified';
    const parts = ['run ' + r.id, r.ended.replace('T', ' ').replace(/\..*|Z$/, '') + ' UTC', 'model ' + r.model,
      'policy ' + r.policy, 'tonemark ' + r.version];
    if (r.skipped) parts.push(r.skipped + ' files skipped by name');
    if (r.total > data.tracks.length) parts.push(data.tracks.length.toLocaleString('en') +
      ' tracks are listed here: the first, and of the others those that need a look; all are counted and in verdicts/');
    $('run').textContent = parts.join('  ·  ');
    $('notices').hidden = !r.notices.length;
    $('notices').append(...r.notices.map(n => el('div', {}, el('p', {}, visible(n.text)),
      n.tracks.length ? el('details', {}, el('summary', {}, 'Tracks'), el('ul', {}, ...n.tracks.map(t => el('li', {}, el('bdi', {}, visible(t)))))) : '')));
  }

  function outcomes() {
    const counts = data.run.outcomes;
    $('outcomes').replaceChildren(...OUTCOMES.filter(o => o !== 'none' || counts.none).map(o => {
      const share = data.run.total ? ' · ' + Math.round(100 * counts[o] / data.run.total) + ' %' : '';
      return el('button', { type: 'button', class: 'kpi o-' + o, 'aria-pressed': state.outcome === o,
        onclick: () => filter({ outcome: state.outcome === o ? null : o }) },
      el('b', {}, counts[o].toLocaleString('en')), el('strong', {}, o === 'none' ? 'no outcome' : o), el('br'),
      el('span', {}, MEANING[o] + share));
    }));
  }

  const binOf = t => Math.min(19, Math.floor(t.l * 20));

  function histogram() {
    const W = 1000, H = 190, left = 40, base = 165, top = 10;
    const bins = data.run.bins.map(b => ({ ...b, all: b.accepted + b.review + b.rejected }));
    const peak = Math.max(1, ...bins.map(b => b.all));
    const most = peak > 1 ? peak + peak % 2 : 1; // so that half of it is a number of tracks
    const step = (W - left - 10) / 20;
    const picture = svg('svg', { viewBox: `0 0 ${W} ${H}`, preserveAspectRatio: 'none', role: 'img',
      'aria-label': 'Histogram of the likelihood of AI origin' });
    for (const share of most > 1 ? [0, .5, 1] : [0, 1]) {
      const y = base - share * (base - top);
      picture.append(svg('line', { x1: left, x2: W - 10, y1: y, y2: y, class: 'grid' }));
      picture.append(svg('text', { x: left - 6, y: y + 4, 'text-anchor': 'end' }, String(Math.round(most * share))));
    }
    bins.forEach((bin, i) => {
      const group = svg('g', { class: 'bin' + (state.bin === null || state.bin === i ? '' : ' off'),
        onclick: () => filter({ bin: state.bin === i ? null : i }) });
      group.append(svg('title', {}, `${(i / 20).toFixed(2)} to ${((i + 1) / 20).toFixed(2)}: ${bin.all} tracks`));
      let y = base;
      for (const o of ['rejected', 'review', 'accepted']) {
        const h = bin[o] / most * (base - top);
        if (h > 0) group.append(svg('rect', { class: 'o-' + o, x: left + i * step + 2, width: step - 4, y: y -= h, height: h }));
      }
      picture.append(group);
    });
    for (let i = 0; i <= 20; i += 4) {
      picture.append(svg('text', { x: left + i * step, y: base + 18, 'text-anchor': 'middle' }, (i / 20).toFixed(1)));
    }
    $('histogram').replaceChildren(picture);
  }

  const COLUMNS = [
    { name: 'Outcome', key: t => OUTCOMES.indexOf(t.o), cell: t => el('td', {}, el('span', { class: 'pill o-' + t.o }, t.o === 'none' ? 'no outcome' : t.o)) },
    { name: 'AI likelihood', num: true, key: t => t.l ?? -1, cell: likelihood },
    { name: 'Track', key: t => t.name.toLowerCase(), cell: name },
    { name: 'Why', key: t => t.r[0] || '', cell: t => el('td', { class: 'why' }, t.r.length ? sentence(t.r[t.o === 'none' ? t.r.length - 1 : 0]) : '') },
    { name: 'Genre', key: t => t.n || '', cell: t => el('td', {}, t.n || '') },
    { name: 'Quality', num: true, key: t => t.q ?? -1, cell: t => el('td', { class: 'num' }, fixed(t.q, 2)) },
    { name: 'Length', num: true, key: t => t.d ?? -1, cell: t => el('td', { class: 'num' }, time(t.d)) },
    { name: 'Format', key: t => t.f || '', cell: t => el('td', {}, t.f || '') }
  ];

  function likelihood(t) {
    const td = el('td', { class: 'num' }, t.l === undefined ? '–' : t.l.toFixed(4));
    if (t.l !== undefined) {
      const bar = el('i');
      bar.style.width = 100 * t.l + '%';
      td.append(el('span', { class: 'meter o-' + t.o }, bar));
    }
    return td;
  }

  function name(t) {
    return el('td', { class: 'name' }, el('button', { type: 'button', class: 'open', 'aria-expanded': 'false' }, el('bdi', {}, t.name)));
  }

  function head() {
    $('head').replaceChildren(...COLUMNS.map((c, i) => el('th', { class: c.num ? 'num' : null, scope: 'col',
      'aria-sort': state.sort === i ? (state.descending ? 'descending' : 'ascending') : null },
    el('button', { type: 'button', onclick: () => sortBy(i) }, c.name + (state.sort === i ? (state.descending ? ' ↓' : ' ↑') : '')))));
  }

  function sortBy(i) {
    if (state.sort === i && state.descending === Boolean(COLUMNS[i].num)) state.descending = !state.descending;
    else if (state.sort === i) state.sort = null;
    else { state.sort = i; state.descending = Boolean(COLUMNS[i].num); }
    table();
  }

  function chosen() {
    const words = state.text.toLowerCase().split(/\s+/).filter(Boolean);
    const list = data.tracks.filter(t => (!state.outcome || t.o === state.outcome)
      && (state.bin === null || t.l !== undefined && binOf(t) === state.bin)
      && words.every(w => t.find.includes(w)));
    if (state.sort !== null) {
      const key = COLUMNS[state.sort].key;
      const sign = state.descending ? -1 : 1;
      list.sort((a, b) => { const x = key(a), y = key(b); return sign * (x < y ? -1 : x > y ? 1 : 0); });
    }
    return list;
  }

  function table() {
    head();
    const list = chosen();
    $('shown').textContent = list.length === data.tracks.length ? '' : list.length + ' of ' + data.tracks.length;
    $('clear').hidden = !(state.outcome || state.bin !== null || state.text);
    $('body').replaceChildren(...list.slice(0, state.shown).map(row));
    if (!list.length) $('body').append(el('tr', {}, el('td', { colspan: COLUMNS.length, class: 'soft' }, 'No track fits.')));
    $('more').dataset.left = String(Math.max(0, list.length - state.shown));
  }

  function row(t) {
    const tr = el('tr', { class: 'track' }, ...COLUMNS.map(c => c.cell(t)));
    tr.addEventListener('click', () => toggle(tr, t));
    return tr;
  }

  function toggle(tr, t) {
    const next = tr.nextElementSibling;
    const open = next && next.classList.contains('opened');
    tr.querySelector('.open').setAttribute('aria-expanded', String(!open));
    if (open) next.remove();
    else tr.after(el('tr', { class: 'opened' }, el('td', { class: 'detail', colspan: COLUMNS.length }, detail(t))));
  }

  function detail(t) {
    const left = el('div');
    if (t.s) left.append(el('h3', {}, 'Mean spectrum' + (t.x.length ? ' with the lines found: multiples of ' + (t.x.length > 1 ? (t.x[1] - t.x[0]).toFixed(1) : t.x[0].toFixed(1)) + ' Hz' : ': no decoder lines found')), spectrum(t));
    if (t.w && t.w.length) left.append(el('h3', {}, 'Likelihood over time'), timeline(t));
    const right = el('div', {}, el('h3', {}, 'Reasons'), el('ul', {}, ...t.r.map(code => el('li', {}, sentence(code), ' ', el('span', { class: 'cid' }, code)))));
    if (t.t) right.append(el('p', { class: 'soft' }, visible(t.t)));
    if (t.v) right.append(el('h3', {}, 'Heard before'), el('ul', {}, ...t.v.map(k => el('li', {}, el('bdi', {}, visible(k))))));
    if (t.y) right.append(el('p', {}, el('a', { href: 'evidence/' + encodeURIComponent(t.c) + '/explanation.html' }, 'All evidence, drawn')));
    if (t.e && t.e.length) right.append(el('h3', {}, 'Evidence'), evidence(t));
    right.append(el('h3', {}, 'Facts'), el('p', { class: 'soft' }, facts(t)));
    if (t.k && t.k.length) right.append(el('h3', {}, 'What lowered the quality score'), el('p', { class: 'soft' }, t.k.map(k => k[0].toLowerCase().replaceAll('_', ' ') + ' −' + k[1].toFixed(2)).join(', ')));
    if (t.c) right.append(el('h3', {}, 'CID'), el('span', { class: 'cid' }, t.c));
    return el('div', { class: 'cols' }, left, right);
  }

  function facts(t) {
    const list = [];
    if (t.p !== null && t.p !== undefined) list.push('human p-value ' + t.p.toFixed(4) + ' (share of known human-made audio that looks at least this AI-like)');
    if (t.g) list.push('generator family ' + t.g);
    if (t.n) list.push('genre ' + t.n);
    if (t.m) list.push('mood ' + t.m);
    if (t.u !== null && t.u !== undefined) list.push('loudness ' + t.u.toFixed(1) + ' LUFS');
    return list.length ? list.join('; ') : 'nothing was measured';
  }

  function evidence(t) {
    return el('table', { class: 'evidence' }, ...t.e.map(([family, what, score, quantile]) => family === 'tags' ? el('tr', {},
      el('td', {}, visible(what)), el('td', { class: 'soft', colspan: 3 }, 'claim of the uploader, not weighed')) : el('tr', {},
      el('td', {}, visible(what)), el('td', { class: 'soft' }, family), el('td', { class: 'num' }, score.toFixed(2)),
      el('td', { class: 'soft' }, quantile === null ? '' : 'above ' + (100 * quantile).toFixed(1) + ' % of human-made music'))));
  }

  function spectrum(t) {
    const levels = Uint8Array.from(atob(t.s), c => c.charCodeAt(0));
    const W = 640, H = 230, left = 50, base = 200, top = 10;
    const high = levels.length * t.h;
    const x = hz => left + hz / high * (W - left - 10);
    const lowest = Math.max(0, Math.min(...levels) - 8), highest = Math.min(255, Math.max(...levels) + 8);
    const y = v => base - (v - lowest) / Math.max(1, highest - lowest) * (base - top);
    const picture = svg('svg', { viewBox: `0 0 ${W} ${H}`, role: 'img', 'aria-label': 'Mean spectrum with decoder lines' });
    for (let db = -120; db <= 0; db += 20) {
      const v = (db + 120) / 120 * 255;
      if (v < lowest || v > highest) continue;
      picture.append(svg('line', { x1: left, x2: W - 10, y1: y(v), y2: y(v), class: 'grid' }),
        svg('text', { x: left - 5, y: y(v) + 4, 'text-anchor': 'end' }, db + ' dB'));
    }
    for (let khz = 0; khz * 1000 <= high; khz += 2) picture.append(svg('text', { x: x(khz * 1000), y: base + 18, 'text-anchor': khz * 1000 + 2000 > high ? 'end' : 'middle' }, khz + (khz * 1000 + 2000 > high ? ' kHz' : '')));
    for (const hz of t.x) {
      picture.append(svg('line', { x1: x(hz), x2: x(hz), y1: top, y2: base, class: 'faint' }),
        svg('line', { x1: x(hz), x2: x(hz), y1: base - 12, y2: base, class: 'mark' }, svg('title', {}, hz.toFixed(1) + ' Hz')));
    }
    picture.append(svg('path', { class: 'curve', d: 'M' + Array.from(levels, (v, i) => x((i + .5) * t.h).toFixed(1) + ' ' + y(v).toFixed(1)).join('L') }));
    return picture;
  }

  function timeline(t) {
    const W = 640, H = 74, left = 50, base = 52, top = 8;
    const end = t.w[t.w.length - 1][1];
    const x = s => left + s / end * (W - left - 10);
    const picture = svg('svg', { viewBox: `0 0 ${W} ${H}`, role: 'img', 'aria-label': 'Likelihood of AI origin over time' });
    for (const v of [0, 1]) {
      const y = base - v * (base - top);
      picture.append(svg('line', { x1: left, x2: W - 10, y1: y, y2: y, class: 'grid' }), svg('text', { x: left - 5, y: y + 4, 'text-anchor': 'end' }, String(v)));
    }
    // windows far from the median of a track whose windows disagree, as in the pictures of explain
    const median = t.w.map(w => w[2]).sort((a, b) => a - b)[t.w.length >> 1];
    const split = t.r.includes('HYBRID') || t.r.includes('WINDOWS_DISAGREE');
    for (const [from, to, l] of t.w) {
      const h = Math.max(1.5, l * (base - top));
      picture.append(svg('rect', { class: split && Math.abs(l - median) > .3 ? 'odd' : 'o-' + (t.o in MEANING && t.o !== 'none' ? t.o : 'review'), x: x(from), width: Math.max(1, x(to) - x(from) - 1), y: base - h, height: h },
        svg('title', {}, `${time(from)} to ${time(to)}: ${l.toFixed(4)}`)));
    }
    picture.append(svg('text', { x: left, y: base + 16 }, '0:00'), svg('text', { x: W - 10, y: base + 16, 'text-anchor': 'end' }, time(end)));
    return picture;
  }

  function filter(change) {
    Object.assign(state, change, { shown: PAGE });
    outcomes();
    histogram();
    table();
  }

  $('search').addEventListener('input', e => filter({ text: e.target.value }));
  $('clear').addEventListener('click', () => { $('search').value = ''; filter({ outcome: null, bin: null, text: '' }); });
  new IntersectionObserver(entries => {
    if (entries.some(e => e.isIntersecting) && Number($('more').dataset.left) > 0) {
      const list = chosen().slice(state.shown, state.shown + PAGE);
      state.shown += PAGE;
      $('body').append(...list.map(row));
      $('more').dataset.left = String(Math.max(0, Number($('more').dataset.left) - list.length));
    }
  }, { rootMargin: '600px' }).observe($('more'));
  header();
  filter({});
})();
