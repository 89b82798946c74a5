/* The page of the search: results with filters, under an address that can be shared. */
(function (search) {
  "use strict";

  /** @type {FilterName[]} */
  const FILTERS = ["year", "source", "actor", "topic"];
  const STEP = 20; // results shown at a time
  const PAUSE = 250; // milliseconds without a key before the address and the list change
  const ANSWERS = 6;

  /** @type {HTMLFormElement | null} */
  const form = document.querySelector("[data-malaff-search]");
  if (!form) return;
  /** What search.html promises. @template {Element} T @param {string} selector @param {new () => T} kind @returns {T} */
  const the = (selector, kind) => {
    const found = document.querySelector(selector);
    if (found instanceof kind) return found;
    throw new Error(`search.html: ${selector}`);
  };
  const box = the("#malaff-q", HTMLInputElement), reset = the("[data-malaff-search] [type=reset]", HTMLButtonElement);
  const status = the(".ss", HTMLElement), pages = the(".sa", HTMLElement), list = the(".sh", HTMLElement);
  const rest = the(".more", HTMLElement), more = the(".sm", HTMLButtonElement), help = the(".sn", HTMLDetailsElement);
  const selects = Object.fromEntries(FILTERS.map((name) => [name, the(`[data-malaff-search] [name=${name}]`, HTMLSelectElement)]));
  let asked = 0, shown = 0;
  /** @type {Answer | null} */
  let found = null;
  /** @type {Hit[]} */
  let chosen = [];

  function readAddress() {
    const parameters = new URLSearchParams(search.asked || location.search);
    box.value = parameters.get("q") || "";
    return Object.fromEntries(FILTERS.map((name) => [name, parameters.get(name) || ""]));
  }

  function writeAddress() {
    const parameters = new URLSearchParams();
    if (box.value.trim()) parameters.set("q", box.value.trim());
    for (const name of FILTERS) if (selects[name].value) parameters.set(name, selects[name].value);
    const query = String(parameters);
    try { history.replaceState(null, "", location.pathname + (query ? `?${query}` : "")); } catch (error) { /* some browsers refuse this in a folder */ }
  }

  const filters = () => search.values.get("filters");
  /** @param {FilterName} name */
  const chosenNumber = (name) => filters()[name].findIndex(([id]) => id === selects[name].value);

  /** Whether an article passes all filters, or all but one: what one filter offers must not depend on itself.
      @param {number} document @param {FilterName} [but] */
  function passes(document, but) {
    return FILTERS.every((name, column) => name === but || !selects[name].value || filters().rows[document][column].includes(chosenNumber(name)));
  }

  /** @param {Hit[]} hits */
  function offer(hits) {
    FILTERS.forEach((name, column) => {
      /** @type {Map<number, number>} */
      const counts = new Map();
      for (const { document } of hits) if (passes(document, name)) for (const value of filters().rows[document][column]) counts.set(value, (counts.get(value) || 0) + 1);
      const select = selects[name], value = select.value;
      const options = filters()[name].map(([id, label], number) => ({ id, label, count: counts.get(number) || 0 })).filter(({ id, count }) => count || id === value);
      select.replaceChildren(new Option(search.say("search.any"), ""), ...options.map(({ id, label, count }) => new Option(`${label} (${search.figure(count)})`, id)));
      select.value = value;
      select.disabled = !options.length;
    });
    reset.hidden = !FILTERS.some((name) => selects[name].value);
  }

  async function run() {
    const number = ++asked, query = box.value.trim();
    const filtered = FILTERS.some((name) => selects[name].value);
    if (!query && !filtered) { clear(); return; }
    try {
      await search.start();
      await search.load("filters");
      const result = query ? await search.ask(query, false) : search.everything();
      if (number !== asked) return;
      found = result;
      offer(result.hits);
      chosen = result.hits.filter(({ document }) => passes(document));
      await show(result, number);
    } catch (error) {
      if (number === asked) status.textContent = search.failed;
    }
  }

  function clear() {
    found = null;
    status.textContent = "";
    pages.hidden = list.hidden = rest.hidden = reset.hidden = true;
    help.open = true;
    if (search.values.has("filters")) offer(search.everything().hits);
  }

  /* Filters choose from all articles before anything is asked. */
  async function choices() {
    const number = asked;
    await search.start();
    await search.load("filters");
    if (number === asked && !found) offer(search.everything().hits);
  }

  /** @param {Answer} result @param {number} number */
  async function show(result, number) {
    const answers = await Promise.all(result.pages.slice(0, ANSWERS).map(search.page));
    const first = await Promise.all(chosen.slice(0, STEP).map((hit) => search.article(hit, result.terms)));
    if (number !== asked) return;
    help.open = false;
    pages.replaceChildren(...answers.map(answer));
    pages.hidden = !answers.length;
    list.replaceChildren(...first.map(article));
    list.hidden = !first.length;
    shown = first.length;
    rest.hidden = shown >= chosen.length;
    say({ ...result, hits: chosen });
  }

  /** @param {Answer} result */
  function say(result) {
    status.textContent = search.summary(result);
    for (const { query, text } of search.ways(result)) {
      const link = anchor("", `?q=${encodeURIComponent(query)}`);
      link.textContent = text;
      status.append(" ", link);
    }
  }

  async function showMore() {
    const number = asked, next = chosen.slice(shown, shown + STEP), terms = found ? found.terms : [];
    const items = await Promise.all(next.map((hit) => search.article(hit, terms)));
    if (number !== asked) return;
    list.append(...items.map(article));
    list.children[shown]?.querySelector("a")?.focus();
    shown += items.length;
    rest.hidden = shown >= chosen.length;
  }

  /** @template {keyof HTMLElementTagNameMap} K @param {K} name @param {string} html our own markup around text that search-engine.js has escaped */
  function element(name, html) {
    const made = document.createElement(name);
    made.innerHTML = html;
    return made;
  }

  /** @param {string} html @param {string} href */
  const anchor = (html, href) => Object.assign(element("a", html), { href });

  /** @param {ShownPage} page */
  function answer({ address, title, kind, note }) {
    const item = element("li", "");
    item.append(anchor(`${title} <b>${kind} · ${note}</b>`, new URL(address, search.base).href));
    return item;
  }

  /** @param {ShownArticle} shown */
  function article({ address, title, date, source, line, missing }) {
    const lacks = missing.length ? `<span class="lacks">${search.say("search.lacks", { words: missing.map(search.escape).join(search.say("list.comma")) })}</span>` : "";
    const item = element("li", `<div><h2></h2><p class="ln">${line}</p>
      <p class="mt"><b>${search.escape(source || search.say("unknown.source"))}</b><span>${search.escape(date || search.say("search.unknown_date"))}</span>${lacks}</p></div>`);
    item.querySelector("h2")?.append(anchor(title, new URL(address, search.base).href));
    return item;
  }

  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let waiting;
  function later() {
    clearTimeout(waiting);
    waiting = setTimeout(() => { writeAddress(); run(); }, PAUSE);
  }

  box.addEventListener("input", later);
  form.addEventListener("change", (event) => { if (event.target !== box) { writeAddress(); run(); } });
  form.addEventListener("submit", (event) => { event.preventDefault(); clearTimeout(waiting); writeAddress(); run(); });
  form.addEventListener("reset", (event) => {
    event.preventDefault();
    FILTERS.forEach((name) => { selects[name].value = ""; });
    writeAddress();
    run();
    box.focus();
  });
  more.addEventListener("click", showMore);

  /* Back leads to the list as it was left: the number of results and the place are kept with the entry of the history. */
  addEventListener("pagehide", () => {
    try { history.replaceState({ shown, top: scrollY }, "", location.href); } catch (error) { /* some browsers refuse this in a folder */ }
  });

  /** @param {{ shown: number, top: number }} left */
  async function restore({ shown: before, top }) {
    while (found && shown < Math.min(before, chosen.length)) await showMore();
    scrollTo(0, top);
  }

  const left = history.state;
  const wanted = readAddress();
  for (const name of FILTERS) if (wanted[name]) selects[name].append(new Option(wanted[name], wanted[name], true, true));
  if (search.asked) writeAddress();
  if (box.value || Object.values(wanted).some(Boolean)) run().then(() => left && left.shown && restore(left)); else { clear(); box.focus(); choices(); }
})(self.malaffSearch);
