/* Puts our index behind the stock search box: a worker of our own that loads nothing before the reader searches.

   The stock script asks a Worker; over file:// a browser makes none, so ours is an object on the page with the same
   messages (Material for MkDocs, integrations/search/worker/message). A query touches a few small shards, so a thread
   of its own would cost more than it spares. */
(function () {
  "use strict";

  const SETUP = 0, READY = 1, QUERY = 2, RESULT = 3;
  const SHOWN = 10, AHEAD = 20; // the stock list shows ten results, and four more at each end of the scroll
  const PAUSE = 500; // milliseconds after which a reader is taken to be reading, and the next results are fetched
  const ANSWERS = 4; // pages that answer directly, above the articles
  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  const base = new URL("../../", script.src);
  const ADDRESS = "malaff:search";
  const search = self.malaffSearch = self.malaffSearch || {};

  search.failed = script.dataset.failed || "";

  search.script = (address) => new Promise((done, failed) => {
    const element = document.createElement("script");
    element.src = new URL(address, base).href;
    element.onload = () => { element.remove(); done(); };
    element.onerror = () => { element.remove(); failed(new Error(address)); };
    document.head.append(element);
  });

  search.values = new Map(); // what the scripts of the index have handed over, by name
  search.take = (name, value) => search.values.set(name, value);

  /** @type {Promise<unknown> | null} */
  let ready = null;
  search.start = () => {
    ready = ready || Promise.all(["assets/javascripts/search-arabic.js", "assets/javascripts/search-engine.js", "search/index.js"].map(search.script));
    return ready.catch((error) => { ready = null; throw error; });
  };

  /** @param {ShownArticle | undefined} item */
  const title = (item) => item ? item.title : "…";

  class SearchWorker extends EventTarget {
    constructor() { super(); this.asked = 0; this.before = ""; }

    /** @param {{ type: number, data: string }} message */
    postMessage({ type, data }) {
      if (type === SETUP) queueMicrotask(() => this.answer({ type: READY }));
      if (type === QUERY) this.query(data);
    }

    terminate() { this.asked++; }

    /** @param {{ type: number, data?: unknown }} message */
    answer(message) { this.dispatchEvent(new MessageEvent("message", { data: message })); }

    /** @param {string} text */
    async query(text) {
      const number = ++this.asked;
      const typing = text.startsWith(this.before) && text.length === this.before.length + 1;
      this.before = text;
      if (!text.trim()) { this.answer({ type: RESULT, data: { items: [] } }); return; }
      try {
        await search.start();
        const found = await search.ask(text, typing);
        const pages = await Promise.all(found.pages.slice(0, ANSWERS).map(search.page));
        const shown = await Promise.all(found.hits.slice(0, SHOWN).map((hit) => search.article(hit, found.terms)));
        if (number === this.asked) this.show(text, found, pages, shown);
      } catch (error) {
        if (number === this.asked) { this.answer({ type: RESULT, data: { items: [] } }); say(search.failed); }
      }
    }

    /** @param {string} text @param {Answer} found @param {ShownPage[]} pages @param {ShownArticle[]} shown */
    show(text, found, pages, shown) {
      const number = this.asked, top = found.hits.length + pages.length + 1;
      /** @param {number} from */
      const fetch = (from) => {
        if (number !== this.asked) return;
        for (let n = from; n < Math.min(from + AHEAD, found.hits.length); n++) if (!shown[n]) this.fetch(found, shown, n, number, pages.length);
      };
      /** @type {object[][]} */
      const items = pages.map((page, n) => [{ location: page.address, title: page.title, text: `<p>${page.kind} · ${page.note}</p>`, score: top - n, terms: {} }]);
      found.hits.forEach((hit, n) => items.push([{
        get location() { if (n >= SHOWN) fetch(n); return shown[n] ? shown[n].address : "search.html"; },
        get title() { return title(shown[n]); },
        get text() { return shown[n] ? teaser(shown[n]) : ""; },
        score: top - pages.length - n,
        terms: Object.fromEntries(found.terms.map((term) => [term.typed, term.documents.has(hit.document)])),
      }]));
      this.answer({ type: RESULT, data: { items } });
      const links = ways(found);
      if (found.hits.length) links.push({ query: text.trim(), text: search.say("search.filter") });
      say(summary(found), links);
      setTimeout(fetch, PAUSE, SHOWN);
    }

    /** Load a result before the list reaches it; where the list was quicker, fill in what it shows.
        @param {Answer} found @param {ShownArticle[]} shown @param {number} n @param {number} number @param {number} before */
    async fetch(found, shown, n, number, before) {
      const item = await search.article(found.hits[n], found.terms);
      if (shown[n] || number !== this.asked) return;
      shown[n] = item;
      const row = document.querySelectorAll("[data-md-component=search-result] .md-search-result__item")[before + n];
      const link = row?.querySelector("a"), heading = row?.querySelector("h1");
      if (!link || !heading) return;
      link.href = new URL(item.address, base).href;
      heading.innerHTML = item.title;
      row.querySelector("article")?.insertAdjacentHTML("beforeend", teaser(item));
    }
  }

  /** @param {ShownArticle} item */
  function teaser({ source, date, line }) {
    const about = [source, date].filter(Boolean).map(search.escape).join(" · ");
    return (about ? `<p class="malaff-hit__about">${about}</p>` : "") + `<p class="malaff-hit__line">${line}</p>`;
  }

  /** @param {Answer} answer */
  function summary({ hits, partial, terms, absent }) {
    if (!hits.length && absent.length && absent.length < terms.length) return search.say("search.absent", { words: absent.map((term) => term.typed).join(search.say("list.comma")) });
    if (!hits.length) return search.say("search.nothing");
    return partial ? search.say("search.partial", { clippings: search.count(hits.length, "article") }) : search.count(hits.length, "article");
  }

  /** The words of a query that the texts hold, where they hold some and not all. @param {Answer} answer */
  function remainder({ hits, terms, absent }) {
    return hits.length || !absent.length ? "" : terms.filter((term) => !absent.includes(term)).map((term) => term.typed).join(" ");
  }

  /** Other queries that may be meant: with the nearest words that the texts hold, or without what they do not hold. @param {Answer} found */
  function ways(found) {
    const rest = remainder(found);
    return [
      ...found.offers.map(({ query, word, count }) => ({ query, text: search.say("search.meant", { word, n: search.figure(count) }) })),
      ...(rest ? [{ query: rest, text: search.say("search.suggest", { query: rest }) }] : []),
    ];
  }

  /** The line above the results, in the plural forms of Arabic that the stock one lacks, with the way to the filters.
      @param {string} text @param {{ query: string, text: string }[]} links */
  function say(text, links = []) {
    const meta = document.querySelector("[data-md-component=search-result] .md-search-result__meta");
    if (!meta) return;
    meta.textContent = text;
    for (const link of links) {
      const anchor = document.createElement("a"), words = document.createElement("span");
      anchor.href = new URL(`search.html?q=${encodeURIComponent(link.query)}`, base).href;
      words.textContent = link.text;
      words.setAttribute("data-md-score", "-1"); // Enter goes to the link of the highest score, and the stock script asks every link for its own
      anchor.append(words);
      meta.append(" ", anchor);
    }
  }
  Object.assign(search, { summary, ways, base });

  /* ---- wiring ---- */

  /* The stock script opens its box for `?q=` in any address; the page of the search has a use of its own for it. */
  if (document.querySelector("[data-malaff-search]") && location.search) {
    search.asked = location.search;
    try { history.replaceState(null, "", location.pathname); } catch (error) { /* some browsers refuse this in a folder: both open */ }
  }

  const config = /** @type {HTMLElement} */ (document.getElementById("__config")); // Material's, on every page
  const values = JSON.parse(config.textContent || "{}");
  values.search = ADDRESS;
  config.textContent = JSON.stringify(values);
  self.Worker = new Proxy(self.Worker, {
    construct: (Stock, parameters) => String(parameters[0]) === ADDRESS ? new SearchWorker() : Reflect.construct(Stock, parameters),
  });

  /* The stock box listens to the keyboard alone: what is pasted, dictated or dropped is announced to it as a key. */
  document.addEventListener("input", (event) => {
    if (event.target instanceof Element && event.target.matches("[data-md-component=search-query]")) {
      event.target.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true }));
    }
  });
  /* Back to a page where the box led away from: it opens again with its query. */
  const KEPT = "malaff:box";
  /** @returns {HTMLInputElement | null} */
  const box = () => document.querySelector("[data-md-component=search-query]");
  document.addEventListener("click", (event) => {
    const kept = event.target instanceof Element && event.target.closest("[data-md-component=search-result] a[href]") && box()?.value;
    try { if (kept) sessionStorage.setItem(KEPT, JSON.stringify({ page: location.pathname, query: kept })); } catch (error) { /* storage may be refused */ }
  }, true);
  addEventListener("pageshow", (event) => {
    const [visit] = performance.getEntriesByType("navigation");
    if (!event.persisted && !(visit instanceof PerformanceNavigationTiming && visit.type === "back_forward")) return;
    try {
      const { page, query } = JSON.parse(sessionStorage.getItem(KEPT) || "{}"), input = box();
      /** @type {HTMLInputElement | null} */
      const toggle = document.querySelector("[data-md-toggle=search]");
      if (page !== location.pathname || !query || !toggle || !input) return;
      if (!toggle.checked) toggle.click();
      input.value = query;
      input.focus();
      input.dispatchEvent(new Event("input", { bubbles: true }));
    } catch (error) { /* storage may be refused */ }
  });

  const meta = document.querySelector("[data-md-component=search-result] .md-search-result__meta");
  if (meta) meta.setAttribute("role", "status");
})();
