/* The page of the search: results with filters, under an address that can be shared. */
(function (search) {
  "use strict";

  const FILTERS = ["year", "source", "actor", "topic"];
  const STEP = 20; // results shown at a time
  const PAUSE = 250; // milliseconds without a key before the address and the list change
  const ANSWERS = 6;

  const form = document.querySelector("[data-malaff-search]");
  if (!form) return;
  const box = form.elements.q, reset = form.querySelector("[type=reset]");
  const status = document.querySelector(".ss"), pages = document.querySelector(".sa"), list = document.querySelector(".sh");
  const more = document.querySelector(".sm"), help = document.querySelector(".sn");
  let asked = 0, shown = 0, found = null, chosen = [];

  function readAddress() {
    const parameters = new URLSearchParams(search.asked || location.search);
    box.value = parameters.get("q") || "";
    return Object.fromEntries(FILTERS.map((name) => [name, parameters.get(name) || ""]));
  }

  function writeAddress() {
    const parameters = new URLSearchParams();
    for (const name of ["q", ...FILTERS]) if (form.elements[name].value.trim()) parameters.set(name, form.elements[name].value.trim());
    const query = String(parameters);
    try { history.replaceState(null, "", location.pathname + (query ? `?${query}` : "")); } catch (error) { /* some browsers refuse this in a folder */ }
  }

  const filters = () => search.values.get("filters");
  const chosenNumber = (name) => filters()[name].findIndex(([id]) => id === form.elements[name].value);

  /* Whether an article passes all filters, or all but one: what one filter offers must not depend on itself. */
  function passes(document, but) {
    return FILTERS.every((name, column) => name === but || !form.elements[name].value || filters().rows[document][column].includes(chosenNumber(name)));
  }

  function offer(hits) {
    FILTERS.forEach((name, column) => {
      const counts = new Map();
      for (const { document } of hits) if (passes(document, name)) for (const value of filters().rows[document][column]) counts.set(value, (counts.get(value) || 0) + 1);
      const select = form.elements[name], value = select.value;
      const options = filters()[name].map(([id, label], number) => ({ id, label, count: counts.get(number) || 0 })).filter(({ id, count }) => count || id === value);
      select.replaceChildren(new Option(search.say("search.any"), ""), ...options.map(({ id, label, count }) => new Option(`${label} (${search.figure(count)})`, id)));
      select.value = value;
      select.disabled = !options.length;
    });
    reset.hidden = !FILTERS.some((name) => form.elements[name].value);
  }

  async function run() {
    const number = ++asked, query = box.value.trim();
    const filtered = FILTERS.some((name) => form.elements[name].value);
    if (!query && !filtered) { clear(); return; }
    try {
      await search.start();
      await search.load("filters");
      const result = query ? await search.ask(query, false) : search.everything();
      if (number !== asked) return;
      found = result;
      offer(found.hits);
      chosen = found.hits.filter(({ document }) => passes(document));
      await show(number);
    } catch (error) {
      if (number === asked) status.textContent = search.failed;
    }
  }

  function clear() {
    found = null;
    status.textContent = "";
    pages.hidden = list.hidden = more.parentElement.hidden = reset.hidden = true;
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

  async function show(number) {
    const answers = await Promise.all(found.pages.slice(0, ANSWERS).map(search.page));
    const first = await Promise.all(chosen.slice(0, STEP).map((hit) => search.article(hit, found.terms)));
    if (number !== asked) return;
    help.open = false;
    pages.replaceChildren(...answers.map(answer));
    pages.hidden = !answers.length;
    list.replaceChildren(...first.map(article));
    list.hidden = !first.length;
    shown = first.length;
    more.parentElement.hidden = shown >= chosen.length;
    say();
  }

  function say() {
    const result = { ...found, hits: chosen };
    status.textContent = search.summary(result);
    for (const { query, text } of search.ways(result)) {
      const link = element("a", "", { href: `?q=${encodeURIComponent(query)}` });
      link.textContent = text;
      status.append(" ", link);
    }
  }

  async function showMore() {
    const number = asked, next = chosen.slice(shown, shown + STEP);
    const items = await Promise.all(next.map((hit) => search.article(hit, found.terms)));
    if (number !== asked) return;
    list.append(...items.map(article));
    list.children[shown].querySelector("a").focus();
    shown += items.length;
    more.parentElement.hidden = shown >= chosen.length;
  }

  function element(name, html, values) {
    const made = Object.assign(document.createElement(name), values);
    made.innerHTML = html; // our own markup around text that search-engine.js has escaped
    return made;
  }

  function answer({ address, title, kind, note }) {
    const item = element("li", "");
    item.append(element("a", `${title} <b>${kind} · ${note}</b>`, { href: new URL(address, search.base) }));
    return item;
  }

  function article({ address, title, date, source, line, missing }) {
    const lacks = missing.length ? `<span class="lacks">${search.say("search.lacks", { words: missing.map(search.escape).join(search.say("list.comma")) })}</span>` : "";
    const item = element("li", `<div><h2></h2><p class="ln">${line}</p>
      <p class="mt"><b>${search.escape(source || search.say("unknown.source"))}</b><span>${search.escape(date || search.say("search.unknown_date"))}</span>${lacks}</p></div>`);
    item.querySelector("h2").append(element("a", title, { href: new URL(address, search.base) }));
    return item;
  }

  let waiting = 0;
  function later() {
    clearTimeout(waiting);
    waiting = setTimeout(() => { writeAddress(); run(); }, PAUSE);
  }

  box.addEventListener("input", later);
  form.addEventListener("change", (event) => { if (event.target !== box) { writeAddress(); run(); } });
  form.addEventListener("submit", (event) => { event.preventDefault(); clearTimeout(waiting); writeAddress(); run(); });
  form.addEventListener("reset", (event) => {
    event.preventDefault();
    FILTERS.forEach((name) => { form.elements[name].value = ""; });
    writeAddress();
    run();
    box.focus();
  });
  more.addEventListener("click", showMore);

  /* Back leads to the list as it was left: the number of results and the place are kept with the entry of the history. */
  addEventListener("pagehide", () => {
    try { history.replaceState({ shown, top: scrollY }, "", location.href); } catch (error) { /* some browsers refuse this in a folder */ }
  });

  async function restore({ shown: before, top }) {
    while (found && shown < Math.min(before, chosen.length)) await showMore();
    scrollTo(0, top);
  }

  const left = history.state;
  const wanted = readAddress();
  for (const name of FILTERS) if (wanted[name]) form.elements[name].append(new Option(wanted[name], wanted[name], true, true));
  if (search.asked) writeAddress();
  if (box.value || Object.values(wanted).some(Boolean)) run().then(() => left && left.shown && restore(left)); else { clear(); box.focus(); choices(); }
})(self.malaffSearch);
