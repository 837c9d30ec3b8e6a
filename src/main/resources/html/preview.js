'use strict';
// Scrolls the versions of a page in step, by the places of their blocks in the page after; steps from change to change;
// shows and hides versions; and, where a server stands behind it, loads anew when the page has changed.
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const panes = all('.pane');
  const syncButton = document.getElementById('sync');
  const nextButton = document.getElementById('next');
  const narrow = matchMedia('(max-width: 43rem)');
  const marks = {NEW: 'new', GONE: 'gone'};

  // --- Hugo's pages: blocks are marked and placed here, by their text ---------------------------------------------
  const BLOCKS = 'h1,h2,h3,h4,h5,h6,p,li,pre,td,th,dt,dd,blockquote,figcaption';

  function leaves(frame) {
    const page = frame.contentDocument;
    const root = page.querySelector('.td-content') || page.querySelector('main') || page.body;
    return all(BLOCKS, root).filter(block => !block.querySelector(BLOCKS) && block.textContent.trim());
  }

  /** For each of one list the equal one of the other, or -1. */
  function pair(one, other, key) {
    const left = one.map(key), right = other.map(key);
    const partners = left.map(() => -1);
    if (left.length * right.length > 4e6) return partners;
    const length = Array.from({length: left.length + 1}, () => new Uint16Array(right.length + 1));
    for (let i = left.length - 1; i >= 0; i--) {
      for (let j = right.length - 1; j >= 0; j--) {
        length[i][j] = left[i] === right[j]
          ? length[i + 1][j + 1] + 1 : Math.max(length[i + 1][j], length[i][j + 1]);
      }
    }
    for (let i = 0, j = 0; i < left.length && j < right.length;) {
      if (left[i] === right[j]) partners[i++] = j++;
      else if (length[i + 1][j] >= length[i][j + 1]) i++;
      else j++;
    }
    return partners;
  }

  function mark(block, color) {
    block.dataset.docsprintChanged = color;
    block.style.outline = `3px solid ${color}`;
    block.style.outlineOffset = '3px';
  }

  function prepareFrames() {
    const frame = id => document.querySelector(`#${id} iframe`);
    const after = frame('after');
    if (!after || !after.contentDocument) return;
    const now = leaves(after);
    now.forEach((block, i) => { block.dataset.at = i; });
    const before = frame('before');
    if (before && before.contentDocument) {
      const then = leaves(before);
      const kept = pair(then, now, block => block.textContent.trim());
      const found = new Set(kept);
      then.forEach((block, i) => kept[i] < 0 ? mark(block, '#cf222e') : block.dataset.at = kept[i]);
      now.forEach((block, i) => found.has(i) || mark(block, '#1a7f37'));
    }
    const source = frame('source');
    if (source && source.contentDocument) {
      const english = leaves(source);
      const alike = pair(english, now, block => block.tagName + (/^H/.test(block.tagName) ? block.id : ''));
      english.forEach((block, i) => { if (alike[i] >= 0) block.dataset.at = alike[i]; });
    }
  }

  // --- Both -------------------------------------------------------------------------------------------------------
  function scroller(pane) {
    const box = pane.querySelector('.scroll');
    return box.tagName === 'IFRAME' ? box.contentDocument && box.contentDocument.scrollingElement : box;
  }

  function root(pane) {
    const box = pane.querySelector('.scroll');
    return box.tagName === 'IFRAME' ? box.contentDocument : box;
  }

  /** The blocks of a pane that have a place, each with how far down it begins. */
  function places(pane) {
    const box = scroller(pane);
    const top = box.tagName === 'HTML' || box.tagName === 'BODY' ? -box.scrollTop
      : box.getBoundingClientRect().top - box.scrollTop;
    return all('[data-at]', root(pane))
      .map(block => ({at: +block.dataset.at, top: block.getBoundingClientRect().top - top}))
      .sort((one, other) => one.at - other.at);
  }

  /** The value at x on the line through points; beyond them it goes on as steeply as one pixel a pixel. */
  function between(points, from, to, x) {
    if (!points.length) return 0;
    let i = points.findIndex(point => point[from] > x);
    if (i < 0) i = points.length;
    if (i === 0) return from === 'top' ? points[0].at : points[0].top;
    const low = points[i - 1], high = points[i];
    if (!high || high[from] === low[from]) return low[to];
    return low[to] + (high[to] - low[to]) * (x - low[from]) / (high[from] - low[from]);
  }

  let leader = null;
  let release = 0;
  function follow(pane) {
    if (syncButton.getAttribute('aria-pressed') !== 'true' || (leader && leader !== pane)) return;
    leader = pane;
    clearTimeout(release);
    release = setTimeout(() => { leader = null; }, 150);
    const box = scroller(pane);
    const at = between(places(pane), 'top', 'at', box.scrollTop);
    for (const other of panes) {
      if (other === pane || other.hidden || !scroller(other)) continue;
      scroller(other).scrollTop = box.scrollTop <= 0 ? 0 : between(places(other), 'at', 'top', at);
    }
  }

  function listen(pane) {
    const box = pane.querySelector('.scroll');
    const target = box.tagName === 'IFRAME' ? box.contentWindow : box;
    let waiting = false;
    target.addEventListener('scroll', () => {
      if (waiting) return;
      waiting = true;
      requestAnimationFrame(() => { waiting = false; follow(pane); });
    }, {passive: true});
  }

  function show(pane, shown) {
    pane.hidden = !shown;
    document.querySelector(`[data-pane="${pane.id}"]`).setAttribute('aria-pressed', shown);
  }

  function choose(pane) {
    if (narrow.matches) panes.forEach(other => show(other, other === pane));
    else if (pane.hidden || panes.some(other => other !== pane && !other.hidden)) show(pane, pane.hidden);
  }

  const CHANGED = '.block.new, .block.gone, [data-docsprint-changed]';

  /** The changed blocks in the order of the page: of a run of them, and of both sides of one place, the first. */
  function steps() {
    const found = panes.filter(pane => !pane.hidden).flatMap(pane => {
      let last = -1;
      let inRun = false;
      return all(`[data-at], ${CHANGED}`, root(pane)).flatMap(block => {
        last = block.dataset.at === undefined ? last + 1e-3 : +block.dataset.at;
        const changed = block.matches(CHANGED);
        const first = changed && !inRun;
        inRun = changed;
        return first ? [{pane, block, at: last}] : [];
      });
    });
    found.sort((one, other) => one.at - other.at || (one.pane.id === 'after' ? -1 : 1));
    return found.filter(({at}, i) => i === 0 || at - found[i - 1].at >= 1);
  }

  let current = -1;
  let here = null;
  function nextChange() {
    const changes = steps();
    if (!changes.length) {
      nextButton.textContent = nextButton.dataset.none;
      return;
    }
    current = (current + 1) % changes.length;
    if (here) point(here, false);
    const {pane, block} = changes[current];
    here = block;
    point(here, true);
    const box = scroller(pane);
    const top = box.tagName === 'HTML' || box.tagName === 'BODY' ? 0 : box.getBoundingClientRect().top;
    leader = null;
    box.scrollTop += block.getBoundingClientRect().top - top - box.clientHeight / 5;
  }

  /** Hugo's pages have no style for it. */
  function point(block, on) {
    block.classList.toggle('here', on);
    if (block.dataset.docsprintChanged) block.style.outlineWidth = on ? '6px' : '3px';
  }

  all('[data-pane]').forEach(button =>
    button.addEventListener('click', () => choose(document.getElementById(button.dataset.pane))));
  syncButton.addEventListener('click', () =>
    syncButton.setAttribute('aria-pressed', syncButton.getAttribute('aria-pressed') !== 'true'));
  nextButton.addEventListener('click', nextChange);
  const arrange = () => panes.forEach(pane => show(pane, !narrow.matches || pane.id === 'after'));
  narrow.addEventListener('change', arrange);
  arrange();

  const main = document.querySelector('main');
  const place = `docsprint-scroll ${document.title}`;
  const frames = all('iframe');
  let left = frames.length;
  const ready = () => {
    prepareFrames();
    panes.forEach(listen);
    const kept = main.dataset.version && sessionStorage.getItem(place);
    const first = panes.find(pane => pane.id === 'after');
    if (kept && scroller(first)) scroller(first).scrollTop = +kept;
    else if (steps().length) nextChange();
    main.dataset.ready = 'yes';
  };
  if (!left) ready();
  frames.forEach(frame => {
    const loaded = () => { if (--left === 0) ready(); };
    const page = frame.contentDocument;
    if (page && page.readyState === 'complete' && page.URL !== 'about:blank') loaded();
    else frame.addEventListener('load', loaded, {once: true});
  });

  if (main.dataset.version) {
    const asking = setInterval(async () => {
      try {
        const version = await (await fetch('/version')).text();
        if (version && version !== main.dataset.version) {
          const first = panes.find(pane => pane.id === 'after');
          sessionStorage.setItem(place, scroller(first).scrollTop);
          location.reload();
        }
      } catch (stopped) {
        clearInterval(asking); // The preview has ended; what is shown stays.
      }
    }, 1500);
  }
})();
