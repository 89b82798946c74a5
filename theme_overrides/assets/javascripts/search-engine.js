/* Asks the sharded index that outputs/search.py writes: which words are meant, where they stand, in which order to show. */
(function (search) {
  "use strict";

  const NAMED = 62, BODY = 64; // places of outputs/search_postings.py
  const EXACT = 1, SAME_WORD = 0.92, FAMILY = 0.55; // an exact form before the word with other clitics before its family
  const SNIPPET = 28; // words of a line of text: about 170 letters, two lines of the box
  const COMPLETIONS = 6; // families that a word still being typed may stand for
  const DIGIT = {};
  [..."ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"].forEach((letter, value) => { DIGIT[letter.charCodeAt(0)] = value; });

  /* ---- shards: scripts, because a page opened from a folder may load nothing else ---- */

  const values = search.values, loading = new Map();

  function load(name) {
    if (values.has(name)) return Promise.resolve(values.get(name));
    if (!loading.has(name)) {
      loading.set(name, search.script(`search/${values.get("index").parts}/${name}.js`).then(() => values.get(name), (error) => { loading.delete(name); throw error; }));
    }
    return loading.get(name);
  }

  function shardOf(word) {
    const firsts = values.get("index").firsts;
    let low = 0, high = firsts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (firsts[middle] <= word) low = middle; else high = middle - 1;
    }
    return `w${low}`;
  }

  async function entriesOf(list) {
    await Promise.all([...new Set(list.map(shardOf))].map(load));
    const found = new Map();
    for (const word of list) {
      const shard = values.get(shardOf(word));
      if (Object.prototype.hasOwnProperty.call(shard, word)) found.set(word, shard[word]);
    }
    return found;
  }

  /* ---- words: from what was typed to the spellings that the texts hold ---- */

  async function families(roots) {
    const entries = await entriesOf(roots);
    const forms = [];
    for (const [root, entry] of entries) {
      for (let n = 0; Array.isArray(entry) && n + 1 < entry.length; n += 2) forms.push({ form: entry[n].replace("~", root), places: entry[n + 1] });
    }
    return forms;
  }

  /* The families that an entry leads to: its own and, last of an odd number, further ones; or those that it names. */
  function rootsOf(word, entry) {
    if (!Array.isArray(entry)) return entry.split(" ").filter(Boolean);
    return entry.length % 2 ? [word, ...entry[entry.length - 1].split(" ")] : [word];
  }

  async function find(word, typing) {
    const sure = search.candidates(word), entries = await entriesOf(sure);
    const first = sure.find((form) => entries.has(form));
    let roots = first === undefined ? [] : rootsOf(first, entries.get(first));
    if (!roots.length) roots = [...await entriesOf(search.kin(word))].flatMap(([form, entry]) => rootsOf(form, entry));
    if (roots.length) return { how: "family", forms: await families([...new Set(roots)]) };
    roots = first === undefined ? await soundsLike(word) : [];
    if (roots.length) return { how: "sound", forms: await families(roots) };
    roots = typing ? await beginsWith(word) : [];
    return { how: "start", forms: await families(roots) };
  }

  async function soundsLike(word) {
    const skeletons = [...new Set(search.bare(word).flatMap(search.skeletons))];
    const entries = await entriesOf(skeletons);
    for (const skeleton of skeletons) {
      const roots = (entries.get(skeleton) || "").split(" ").filter(Boolean);
      const near = skeleton.startsWith("~~") ? roots.filter((root) => distance(root, word) <= (skeleton.length > 5 ? 2 : 1)) : roots;
      if (near.length) return near;
    }
    return [];
  }

  async function beginsWith(word) {
    const found = [];
    for (const start of search.bare(word).filter((base) => base.length >= 2)) {
      const shard = await load(shardOf(start));
      for (const form of Object.keys(shard)) if (form.startsWith(start) && shard[form]) found.push(...rootsOf(form, shard[form]));
      if (found.length) break;
    }
    return [...new Set(found)].sort((a, b) => a.length - b.length).slice(0, COMPLETIONS);
  }

  /* Letters to put in, leave out, change or swap with their neighbour (optimal string alignment). */
  function distance(one, other) {
    const rows = [Array.from({ length: other.length + 1 }, (_, n) => n)];
    for (let i = 1; i <= one.length; i++) {
      rows.push([i]);
      for (let j = 1; j <= other.length; j++) {
        const cost = one[i - 1] === other[j - 1] ? 0 : 1;
        rows[i][j] = Math.min(rows[i - 1][j] + 1, rows[i][j - 1] + 1, rows[i - 1][j - 1] + cost);
        if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) rows[i][j] = Math.min(rows[i][j], rows[i - 2][j - 2] + 1);
      }
    }
    return rows[one.length][other.length];
  }

  /* ---- the query ---- */

  const QUOTED = /(-?)["“”«»„]([^"“”«»„]+)["“”«»„]/g;

  function parse(query) {
    const terms = new Map(), phrases = [], without = new Set();
    const add = (text) => search.words(text).map(({ word, start, end }) => {
      if (!terms.has(word)) terms.set(word, text.slice(start, end));
      return word;
    });
    const rest = query.replace(QUOTED, (_, minus, text) => {
      if (minus) search.words(text).forEach(({ word }) => without.add(word));
      else if (search.words(text).length) phrases.push(add(text));
      return " ";
    });
    for (const part of rest.split(/\s+/)) {
      if (/^[-−–][^\d\s]/.test(part)) search.words(part).forEach(({ word }) => without.add(word));
      else add(part);
    }
    return { terms: [...terms].map(([word, typed]) => ({ word, typed })), phrases, without: [...without] };
  }

  /* ---- where the words stand ---- */

  function level(form, word) {
    if (form === word) return EXACT;
    const bare = search.bare(word);
    return search.bare(form).some((base) => bare.includes(base)) ? SAME_WORD : FAMILY;
  }

  /* A hit is one number: the place, and in its last two bits how near the form is to the word asked for. */
  const LEVELS = [FAMILY, SAME_WORD, EXACT];
  const placeOf = (hit) => hit >> 2;
  const nearOf = (hit) => hit & 3;

  /* For each document the term's hits. */
  function decode(term) {
    const documents = new Map(), wanted = [term.word, ...term.also];
    for (const { form, places } of term.forms) {
      const near = LEVELS.indexOf(Math.max(...wanted.map((word) => level(form, word))));
      let at = 0, document = -1;
      const number = () => {
        let value = 0, shift = 0, digit;
        do { digit = DIGIT[places.charCodeAt(at++)]; value += (digit & 31) << shift; shift += 5; } while (digit & 32);
        return value;
      };
      while (at < places.length) {
        document += number() + 1;
        let hits = documents.get(document), place = 0;
        if (!hits) documents.set(document, hits = []);
        for (let count = number(); count > 0; count--) hits.push((place += number()) << 2 | near);
      }
    }
    return documents;
  }

  function weigh(hits, rarity) {
    let best = 0, title = 0, named = 0, sum = 0;
    for (const hit of hits) {
      const near = LEVELS[nearOf(hit)], place = placeOf(hit);
      if (place === NAMED) named = Math.max(named, near);
      else if (place < NAMED) title = Math.max(title, near);
      else sum += near;
      best = Math.max(best, near);
    }
    return rarity * (best * (1 + 0.1 * Math.log2(1 + sum)) + 1.2 * title + 0.4 * named);
  }

  /* How near to each other the terms stand: 1 where they are neighbours, towards 0 where they are far. */
  function nearness(lists) {
    const all = [];
    lists.forEach((hits, term) => { for (const hit of hits) if (placeOf(hit) !== NAMED) all.push(placeOf(hit) * lists.length + term); });
    all.sort((a, b) => a - b);
    const seen = new Array(lists.length).fill(-Infinity);
    let span = Infinity;
    for (const pair of all) {
      seen[pair % lists.length] = Math.floor(pair / lists.length);
      span = Math.min(span, Math.floor(pair / lists.length) - Math.min(...seen));
    }
    return span === Infinity ? 0 : (lists.length - 1) / Math.max(span, lists.length - 1);
  }

  function holdsPhrase(lists) {
    const places = lists.map((hits) => new Set(hits.filter((hit) => nearOf(hit) > 0 && placeOf(hit) !== NAMED).map(placeOf)));
    return [...places[0]].some((start) => places.every((set, n) => set.has(start + n)));
  }

  /* ---- asking ---- */

  async function ask(query, typing) {
    const index = values.get("index");
    const { terms, phrases, without } = parse(query);
    if (!terms.length) return { hits: [], pages: [], terms, partial: false, absent: [] };
    const stop = new Set(index.stop), phrased = new Set(phrases.flat());
    const content = terms.filter(({ word }) => !stop.has(word));
    const asked = terms.filter(({ word }) => phrased.has(word) || !content.length || !stop.has(word));
    const last = terms[terms.length - 1];
    await Promise.all(asked.map(async (term) => {
      term.also = letters(term.word, index);
      const found = await Promise.all([term.word, ...term.also].map((word) => find(word, typing && term === last)));
      term.forms = [...new Map(found.flatMap(({ forms }) => forms).map((form) => [form.form, form])).values()];
      term.how = found.map(({ how }) => how).find((how) => how === "family") || found[0].how;
      term.documents = decode(term);
    }));
    const excluded = new Set();
    for (const word of without) for (const document of decode({ word, also: [], forms: (await find(word, false)).forms }).keys()) excluded.add(document);
    return rank(index, asked, phrases, excluded);
  }

  const letters = (word, index) => [...(index.letters[word] || []), ...Object.keys(index.letters).filter((name) => index.letters[name].includes(word))];

  function rank(index, terms, phrases, excluded) {
    const many = index.articles, counts = new Map();
    for (const term of terms) {
      let found = 0;
      for (const document of term.documents.keys()) {
        if (document < many) found++;
        counts.set(document, (counts.get(document) || 0) + 1);
      }
      term.found = found;
      term.rarity = Math.log(1 + many / Math.max(found, 0.5));
    }
    const byWord = new Map(terms.map((term) => [term.word, term]));
    // Of two words of which the texts hold only one, the other alone is not what was asked for: it is offered, not shown.
    const absent = terms.filter((term) => !term.found), least = absent.length ? terms.length + 1 : terms.length;
    const all = [], some = [];
    for (const [document, count] of counts) {
      if (document >= many || excluded.has(document)) continue;
      if (!phrases.every((phrase) => phrase.every((word) => byWord.get(word).documents.has(document)) &&
        holdsPhrase(phrase.map((word) => byWord.get(word).documents.get(document))))) continue;
      if (count === terms.length) all.push(document);
      else if (2 * count >= least) some.push(document);
    }
    const hits = (all.length ? all : some).map((document) => score(document, terms));
    hits.sort((a, b) => b.words - a.words || b.score - a.score || b.document - a.document);
    return { hits, pages: answers(index, terms, counts), terms, partial: !all.length && some.length > 0, absent };
  }

  function score(document, terms) {
    const present = terms.filter((term) => term.documents.has(document));
    const lists = present.map((term) => term.documents.get(document));
    let sum = 0, rarity = 0;
    present.forEach((term, n) => { sum += weigh(lists[n], term.rarity); rarity += term.rarity; });
    if (lists.length > 1) sum += rarity * nearness(lists);
    return { document, score: sum, words: present.length };
  }

  /* Pages of actors, places, topics and sources whose name holds all words: whole names first, then by importance. */
  function answers(index, terms, counts) {
    const found = [];
    for (const [page, count] of counts) {
      if (page < index.articles || count < terms.length) continue;
      const sizes = new Map();
      const near = terms.every((term) => {
        const hits = term.documents.get(page).filter((hit) => nearOf(hit) > 0 || term.how !== "family");
        for (const place of hits.map(placeOf)) sizes.set(place >> 3, (sizes.get(place >> 3) || new Set()).add(place & 7));
        return hits.length;
      });
      if (near) found.push({ page: page - index.articles, whole: [...sizes].some(([size, places]) => places.size === size) });
    }
    return found.sort((a, b) => b.whole - a.whole || a.page - b.page);
  }

  /* ---- showing ---- */

  const escape = (text) => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

  function mark(text, spans) {
    let html = "", at = 0;
    for (const { start, end } of spans) {
      html += `${escape(text.slice(at, start))}<mark>${escape(text.slice(start, end))}</mark>`;
      at = end;
    }
    return html + escape(text.slice(at));
  }

  function placesIn(document, terms) {
    const places = new Map();
    terms.forEach((term, number) => {
      for (const place of (term.documents.get(document) || []).map(placeOf)) if (place !== NAMED) places.set(place, number);
    });
    return places;
  }

  /* The line of the text in which most of the words stand together; the beginning where only the title holds them. */
  function snippet(blocks, places) {
    let place = BODY, best = null;
    blocks.forEach((text) => {
      const words = search.words(text).map((word, n) => ({ ...word, term: places.get(place + n) }));
      place += words.length + 1;
      const hits = words.map((word, n) => word.term === undefined ? -1 : n).filter((n) => n >= 0);
      for (const hit of hits) {
        const inside = hits.filter((n) => n >= hit && n < hit + SNIPPET);
        const value = new Set(inside.map((n) => words[n].term)).size + inside.length / 100;
        if (!best || value > best.value) best = { value, text, words, first: hit, last: inside[inside.length - 1] };
      }
    });
    if (!best) {
      const text = blocks[0] || "", words = search.words(text);
      best = { text, words, first: 0, last: 0 };
    }
    return line(best);
  }

  function line({ text, words, first, last }) {
    if (!words.length) return "";
    const spare = Math.max(0, SNIPPET - (last - first + 1));
    let from = Math.max(0, first - Math.floor(spare / 3));
    const to = Math.min(words.length - 1, from + SNIPPET - 1);
    from = Math.max(0, Math.min(from, to - SNIPPET + 1));
    const start = from === 0 ? 0 : words[from].start, end = to === words.length - 1 ? text.length : words[to].end;
    const spans = words.slice(from, to + 1).filter((word) => word.term !== undefined).map((word) => ({ start: word.start - start, end: word.end - start }));
    return (start > 0 ? "… " : "") + mark(text.slice(start, end), spans) + (end < text.length ? " …" : "");
  }

  /* What is shown of an article: title and line as HTML with the hits marked, all else as plain text. */
  async function article({ document }, terms) {
    const [address, title, date, source, blocks] = await load(`d${document}`);
    const places = placesIn(document, terms);
    const titled = search.words(title).filter((_, n) => places.has(n));
    const missing = terms.filter((term) => !term.documents.has(document)).map((term) => term.typed);
    return { address, title: mark(title, titled), date, source, line: snippet(blocks, places), missing };
  }

  /* All articles, newest first: what filters alone choose from. */
  function everything() {
    const { articles } = values.get("index");
    return { hits: Array.from({ length: articles }, (_, n) => ({ document: articles - 1 - n })), pages: [], terms: [], partial: false, absent: [] };
  }

  async function page(hit) {
    const { rows } = values.get("index");
    const [address, name, kind, note] = (await load(`p${Math.floor(hit.page / rows)}`))[hit.page % rows];
    return { address, title: escape(name), kind, note: escape(note) };
  }

  /* A number with its noun, by the plural rules of the dossier's language (CLDR). */
  function count(value, noun) {
    const { words, language } = values.get("index");
    const form = value ? new Intl.PluralRules(language).select(value) : "zero";
    return (words[`nouns.${noun}.${form}`] ?? words[`nouns.${noun}.other`]).replace("{n}", figure(value));
  }

  /* What the dossier says, with values in their places. */
  function say(key, replaced = {}) {
    return values.get("index").words[key].replace(/\{(\w+)\}/g, (_, name) => replaced[name]);
  }

  /* A number in the dossier's digits, its thousands apart. */
  function figure(value) {
    const indic = values.get("index").numerals === "arab";
    const number = String(value).replace(/\B(?=(\d{3})+$)/g, indic ? "٬" : ",");
    return indic ? number.replace(/\d/g, (digit) => "٠١٢٣٤٥٦٧٨٩"[digit]) : number;
  }

  Object.assign(search, { load, ask, everything, article, page, count, say, figure, escape });
})(self.malaffSearch);
