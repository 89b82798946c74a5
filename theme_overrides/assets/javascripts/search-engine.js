/* Asks the sharded index that site/search/build.py writes: which words are meant, where they stand, in which order to show. */
(function (search) {
  "use strict";

  const FIELD = 61, NAMED = 62, BODY = 64; // places of site/search/postings.py
  // An exact form before the word with other clitics before its family before what says the same in another word.
  const EXACT = 1, SAME_WORD = 0.92, FAMILY = 0.55, WEAKER = 0.2;
  const SNIPPET = 28; // words of a line of text: about 170 letters, two lines of the box
  const COMPLETIONS = 6; // families that a word still being typed may stand for
  /** @type {Record<number, number>} */
  const DIGIT = {};
  [..."ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"].forEach((letter, value) => { DIGIT[letter.charCodeAt(0)] = value; });

  /* ---- shards: scripts, because a page opened from a folder may load nothing else ---- */

  const values = search.values;
  /** @type {Map<string, Promise<void>>} */
  const loading = new Map();

  /** @template {string} N @param {N} name */
  async function load(name) {
    if (!values.has(name)) {
      const coming = loading.get(name) || search.script(`search/${values.get("index").parts}/${name}.js`);
      loading.set(name, coming);
      try { await coming; } catch (error) { loading.delete(name); throw error; }
    }
    return values.get(name);
  }

  /** @param {string} word @returns {`w${number}`} */
  function shardOf(word) {
    const firsts = values.get("index").firsts;
    let low = 0, high = firsts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (firsts[middle] <= word) low = middle; else high = middle - 1;
    }
    return `w${low}`;
  }

  /** @param {string[]} list */
  async function entriesOf(list) {
    await Promise.all([...new Set(list.map(shardOf))].map(load));
    /** @type {Map<string, Entry>} */
    const found = new Map();
    for (const word of list) {
      const shard = values.get(shardOf(word));
      if (Object.prototype.hasOwnProperty.call(shard, word)) found.set(word, shard[word]);
    }
    return found;
  }

  /* ---- words: from what was typed to the spellings that the texts hold ---- */

  /** @param {string[]} roots */
  async function families(roots) {
    const entries = await entriesOf(roots);
    /** @type {Form[]} */
    const forms = [];
    for (const [root, entry] of entries) {
      for (let n = 0; Array.isArray(entry) && n + 1 < entry.length; n += 2) forms.push({ form: entry[n].replace("~", root), places: entry[n + 1] });
    }
    return forms;
  }

  /** The families that an entry leads to: its own and, last of an odd number, further ones; or those that it names.
      @param {string} word @param {Entry | undefined} entry */
  function rootsOf(word, entry) {
    if (!Array.isArray(entry)) return (entry || "").split(" ").filter(Boolean);
    return entry.length % 2 ? [word, ...entry[entry.length - 1].split("+")[0].split(" ").filter(Boolean)] : [word];
  }

  /** The families that say the same as a verb in another word: its verbal nouns, behind the sign `+`. @param {string[]} roots */
  async function weakerThan(roots) {
    /** @type {string[]} */
    const found = [];
    for (const entry of (await entriesOf(roots)).values()) {
      if (Array.isArray(entry) && entry.length % 2) found.push(...(entry[entry.length - 1].split("+")[1] || "").split(" ").filter(Boolean));
    }
    return (await families(found)).map((form) => ({ ...form, weaker: true }));
  }

  /** @param {string} word @param {boolean} typing @returns {Promise<{ how: How, forms: Form[] }>} */
  async function find(word, typing) {
    const sure = search.candidates(word), entries = await entriesOf(sure);
    const first = sure.find((form) => entries.has(form));
    let roots = first === undefined ? [] : rootsOf(first, entries.get(first));
    if (!roots.length) roots = [...await entriesOf(search.kin(word))].flatMap(([form, entry]) => rootsOf(form, entry));
    if (roots.length) {
      const forms = await families([...new Set(roots)]);
      return { how: "family", forms: [...forms, ...await weakerThan([...new Set(roots)])] };
    }
    roots = first === undefined ? await soundsLike(word) : [];
    if (roots.length) return { how: "sound", forms: await families(roots) };
    roots = typing ? await beginsWith(word) : [];
    return { how: "start", forms: await families(roots) };
  }

  /** @param {string} word */
  async function soundsLike(word) {
    const skeletons = [...new Set(search.bare(word).flatMap(search.skeletons))];
    const entries = await entriesOf(skeletons);
    for (const skeleton of skeletons) {
      const roots = String(entries.get(skeleton) || "").split(" ").filter(Boolean);
      const near = skeleton.startsWith("~~") ? roots.filter((root) => distance(root, word) <= (skeleton.length > 5 ? 2 : 1)) : roots;
      if (near.length) return near;
    }
    return [];
  }

  /** @param {string} word */
  async function beginsWith(word) {
    /** @type {string[]} */
    const found = [];
    // Only the article is left out: a stem inside a word that is being typed is no beginning of it.
    for (const start of [word, word.replace(/^ال/, "")].filter((base) => base.length >= 2)) {
      const shard = await load(shardOf(start));
      for (const form of Object.keys(shard)) if (form.startsWith(start) && shard[form]) found.push(...rootsOf(form, shard[form]));
      if (found.length) break;
    }
    return [...new Set(found)].sort((a, b) => a.length - b.length).slice(0, COMPLETIONS);
  }

  /** Letters to put in, leave out, change or swap with their neighbour (optimal string alignment). @param {string} one @param {string} other */
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

  /** @param {string} query @returns {Query} */
  function parse(query) {
    /** @type {Map<string, string>} */
    const terms = new Map();
    /** @type {string[][]} */
    const phrases = [];
    /** @type {Set<string>} */
    const without = new Set();
    /** @type {{ word: string, joined: boolean }[]} */
    const order = [];
    /** @param {string} text */
    const add = (text) => search.words(text).map(({ word, start, end, joined }) => {
      if (!terms.has(word)) terms.set(word, text.slice(start, end));
      order.push({ word, joined });
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
    // A name of two parts asks for neighbours, written in one word or in two: عبدالله, عبد الرحمن, أبوظبي.
    order.forEach(({ word, joined }, n) => {
      const next = order[n + 1];
      if (next && ((joined && next.joined) || (/^[وفبكل]?عبد$/.test(word) && next.word.startsWith("ال")))) phrases.push([word, next.word]);
    });
    return { terms: [...terms].map(([word, typed]) => ({ word, typed })), phrases, without: [...without], order: order.map(({ word }) => word) };
  }

  /* The keys of fields that a query names: a day or month, or its whole name a publisher's or a reporter's. */
  const KINDS = new Set(["صحيفه", "جريده", "وكاله", "موقع", "مجله", "قناه", "الصحفي", "الكاتب", "المراسل"]);
  /** @param {string | number} number */
  const two = (number) => String(number).padStart(2, "0");

  /** @param {string[]} words @param {Record<string, number>} months @returns {AskedDate | null} */
  function dateOf(words, months) {
    for (let n = 0; n < words.length; n++) {
      for (const size of [2, 1]) {
        const month = months[words.slice(n, n + size).join(" ")], year = words[n + size];
        if (!month || !/^(19|20)\d\d$/.test(year || "")) continue;
        const day = /^([1-9]|[12]\d|3[01])$/.test(words[n - 1] || "") ? words[n - 1] : "";
        return { key: `=${year}-${two(month)}${day && `-${two(day)}`}`, words: words.slice(day ? n - 1 : n, n + size + 1) };
      }
      const numbers = words.slice(n, n + 3).map(Number), [day, month, year] = numbers[0] > 31 ? numbers.reverse() : numbers;
      if (/^(19|20)\d\d$/.test(String(year)) && month <= 12 && day <= 31 && month * day) return { key: `=${year}-${two(month)}-${two(day)}`, words: words.slice(n, n + 3) };
    }
    return null;
  }

  /** @param {string[]} order @param {Index} index */
  async function fieldsOf(order, index) {
    const date = dateOf(order, index.months), names = [order, order.filter((word) => !KINDS.has(word))].map((words) => `=${words.join(" ")}`);
    const entries = await entriesOf([...new Set([...(date ? [date.key] : []), ...names])]);
    /** @type {(key: string) => Documents} */
    const documents = (key) => entries.has(key) ? decode({ word: key, also: [], forms: [{ form: key, places: (entries.get(key) || "")[1] }] }) : new Map();
    return { date: date && { ...date, documents: documents(date.key) }, named: new Map(names.flatMap((key) => [...documents(key)])) };
  }

  /* ---- where the words stand ---- */

  /** @param {string} form @param {string} word */
  function level(form, word) {
    if (form === word) return EXACT;
    const bare = search.bare(word);
    return search.bare(form).some((base) => bare.includes(base)) ? SAME_WORD : FAMILY;
  }

  /* A hit is one number: the place, and in its last two bits how near the form is to the word asked for. */
  const LEVELS = [FAMILY, SAME_WORD, EXACT, WEAKER];
  /** @param {number} hit */
  const isWord = (hit) => nearOf(hit) === 1 || nearOf(hit) === 2;
  /** @param {number} hit */
  const placeOf = (hit) => hit >> 2;
  /** @param {number} hit */
  const nearOf = (hit) => hit & 3;

  /** For each document the term's hits. @param {{ word: string, also: string[], forms: Form[] }} term */
  function decode(term) {
    /** @type {Documents} */
    const documents = new Map(), wanted = [term.word, ...term.also];
    for (const { form, places, weaker } of term.forms) {
      const near = weaker ? 3 : LEVELS.indexOf(Math.max(...wanted.map((word) => level(form, word))));
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

  /** @param {number[]} hits @param {number} rarity */
  function weigh(hits, rarity) {
    let best = 0, title = 0, named = 0, sum = 0;
    for (const hit of hits) {
      const near = LEVELS[nearOf(hit)], place = placeOf(hit);
      if (place === NAMED) named = Math.max(named, near);
      else if (place < NAMED) title = Math.max(title, near);
      else sum += near;
      best = Math.max(best, near);
    }
    return rarity * (best * (1 + 0.1 * Math.log2(1 + sum)) + 1.6 * title + 0.4 * named);
  }

  /** How near to each other the terms stand: 1 where they are neighbours, towards 0 where they are far. @param {number[][]} lists */
  function nearness(lists) {
    /** @type {number[]} */
    const all = [];
    lists.forEach((hits, term) => { for (const hit of hits) if (placeOf(hit) < FIELD || placeOf(hit) >= BODY) all.push(placeOf(hit) * lists.length + term); });
    all.sort((a, b) => a - b);
    const seen = new Array(lists.length).fill(-Infinity);
    let span = Infinity;
    for (const pair of all) {
      seen[pair % lists.length] = Math.floor(pair / lists.length);
      span = Math.min(span, Math.floor(pair / lists.length) - Math.min(...seen));
    }
    return span === Infinity ? 0 : (lists.length - 1) / Math.max(span, lists.length - 1);
  }

  /** @param {number[][]} lists */
  function holdsPhrase(lists) {
    const places = lists.map((hits) => new Set(hits.filter((hit) => isWord(hit) && placeOf(hit) !== NAMED).map(placeOf)));
    if (places.every((set) => set.has(FIELD))) return true; // a reporter's name
    return [...places[0]].some((start) => start !== FIELD && places.every((set, n) => set.has(start + n)));
  }

  /* ---- asking ---- */

  /** @param {string} query @param {boolean} typing @returns {Promise<Answer>} */
  async function ask(query, typing) {
    const index = values.get("index");
    const { terms, phrases, without, order } = parse(query);
    if (!terms.length) return { hits: [], pages: [], terms: [], partial: false, absent: [], offers: [] };
    const stop = new Set(index.stop), phrased = new Set(phrases.flat());
    const content = terms.filter(({ word }) => !stop.has(word));
    const meant = terms.filter(({ word }) => phrased.has(word) || !content.length || !stop.has(word));
    const last = terms[terms.length - 1];
    const asked = await Promise.all(meant.map((term) => look(term, index, typing && term === last)));
    /** @type {Set<number>} */
    const excluded = new Set();
    for (const word of without) for (const document of decode({ word, also: [], forms: (await find(word, false)).forms }).keys()) excluded.add(document);
    const fields = await fieldsOf(order, index);
    const { date } = fields;
    if (date && !date.words.some((word) => phrased.has(word))) narrow(asked, date); // in quotation marks a date is words
    const found = rank(index, asked, phrases, excluded, fields.named);
    return { ...found, offers: await offers(query, asked) };
  }

  /** A word of the query with what is found for it.
      @param {{ word: string, typed: string }} asked @param {Index} index @param {boolean} typing @returns {Promise<Term>} */
  async function look({ word, typed }, index, typing) {
    const also = letters(word, index);
    const found = await Promise.all([word, ...also].map((each) => find(each, typing)));
    const forms = [...new Map(found.flatMap((one) => one.forms).map((form) => [form.form, form])).values()];
    const how = found.map((one) => one.how).find((each) => each === "family") || found[0].how;
    return { word, typed, also, forms, how, documents: decode({ word, also, forms }), found: 0, rarity: 0 };
  }

  /** A date asks for the texts of that day, and for those that write it as it was typed.
      @param {Term[]} asked @param {AskedDate & { documents: Documents }} date */
  function narrow(asked, { key, words, documents }) {
    const parts = words.flatMap((word) => asked.filter((term) => term.word === word));
    /** @type {Documents} */
    const written = new Map();
    for (const [document, hits] of parts[0].documents) {
      const lists = parts.flatMap((term) => [term.documents.get(document) || []]);
      if (lists.every((list) => list.length) && holdsPhrase(lists)) written.set(document, hits);
    }
    /** @type {Term} */
    const date = { word: key, typed: parts.map((term) => term.typed).join(" "), also: [], forms: [], how: "family", documents: new Map([...written, ...documents]), found: 0, rarity: 0 };
    const rest = asked.filter((term) => !parts.includes(term));
    asked.splice(0, asked.length, ...rest, date);
  }

  const FEW = 3; // texts below which a much more frequent neighbour is worth a question

  /** For words that the texts do not hold, or hardly: the query with the nearest word in their place, and how many texts hold that.
      @param {string} query @param {Term[]} terms */
  async function offers(query, terms) {
    const odd = terms.filter((term) => term.word[0] !== "=" && (!term.found || term.how !== "family" || (term.found < FEW && !term.forms.some(({ form }) => form === term.word))));
    if (!odd.length) return [];
    if (!search.nearest) await search.script("assets/javascripts/search-nearest.js");
    const { nearest } = search;
    if (!nearest) return [];
    /** @type {Offer[]} */
    const found = [];
    const seen = new Set();
    for (const term of odd.slice(0, 2)) {
      for (const near of await nearest(term.word)) {
        if (term.how === "family" && term.found && near.count < FEW * term.found) continue;
        const meant = await find(near.word, false), forms = meant.forms.filter(({ weaker }) => !weaker);
        const name = forms.map(({ form }) => form).sort().join(" ");
        if (!forms.length || seen.has(name) || (term.how === "family" && forms.some(({ form }) => term.forms.some((own) => own.form === form)))) continue;
        seen.add(name);
        const many = values.get("index").articles;
        const count = [...decode({ word: near.word, also: [], forms }).keys()].filter((document) => document < many).length;
        if (count) found.push({ query: query.replace(term.typed, near.written), word: near.written, count });
        if (found.length >= search.OFFERS) break;
      }
    }
    return found;
  }

  /** @param {string} word @param {Index} index */
  const letters = (word, index) => [...(index.letters[word] || []), ...Object.keys(index.letters).filter((name) => index.letters[name].includes(word))];

  /** @param {Index} index @param {Term[]} terms @param {string[][]} phrases @param {Set<number>} excluded @param {Documents} named */
  function rank(index, terms, phrases, excluded, named) {
    const many = index.articles;
    /** @type {Map<number, number>} */
    const counts = new Map();
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
    /** @type {number[]} */
    const all = [];
    /** @type {number[]} */
    const some = [];
    /** @type {(word: string, document: number) => number[]} */
    const hitsOf = (word, document) => byWord.get(word)?.documents.get(document) || [];
    for (const [document, count] of counts) {
      if (document >= many || excluded.has(document)) continue;
      if (!phrases.every((phrase) => phrase.every((word) => hitsOf(word, document).length) && holdsPhrase(phrase.map((word) => hitsOf(word, document))))) continue;
      if (count === terms.length) all.push(document);
      else if (2 * count >= least && !named.size) some.push(document);
    }
    const fields = [...named.keys()].filter((document) => !excluded.has(document) && !all.includes(document));
    const hits = (all.length ? all : some).map((document) => score(document, terms));
    hits.sort((a, b) => b.words - a.words || b.score - a.score || b.document - a.document);
    hits.push(...fields.reverse().map((document) => ({ document, score: 0, words: 0 })));
    return { hits, pages: answers(index, terms, counts), terms, partial: !all.length && some.length > 0, absent };
  }

  /** @param {number} document @param {Term[]} terms @returns {Hit} */
  function score(document, terms) {
    const present = terms.filter((term) => term.documents.has(document));
    const lists = present.map((term) => term.documents.get(document) || []);
    let sum = 0, rarity = 0;
    present.forEach((term, n) => { sum += weigh(lists[n], term.rarity); rarity += term.rarity; });
    if (lists.length > 1) sum += rarity * nearness(lists);
    return { document, score: sum, words: present.length };
  }

  /** Pages of actors, places, topics and sources whose name holds all words: whole names first, then by importance.
      @param {Index} index @param {Term[]} terms @param {Map<number, number>} counts */
  function answers(index, terms, counts) {
    /** @type {PageHit[]} */
    const found = [];
    for (const [page, count] of counts) {
      if (page < index.articles || count < terms.length) continue;
      /** @type {Map<number, Set<number>>} */
      const sizes = new Map();
      const near = terms.every((term) => {
        const hits = (term.documents.get(page) || []).filter((hit) => isWord(hit) || term.how !== "family");
        for (const place of hits.map(placeOf)) sizes.set(place >> 3, (sizes.get(place >> 3) || new Set()).add(place & 7));
        return hits.length;
      });
      if (near) found.push({ page: page - index.articles, whole: [...sizes].some(([size, places]) => places.size === size) });
    }
    return found.sort((a, b) => Number(b.whole) - Number(a.whole) || a.page - b.page);
  }

  /* ---- showing ---- */

  /** @param {string} text */
  const escape = (text) => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

  /** @param {string} text @param {{ start: number, end: number }[]} spans */
  function mark(text, spans) {
    let html = "", at = 0;
    for (const { start, end } of spans) {
      html += `${escape(text.slice(at, start))}<mark>${escape(text.slice(start, end))}</mark>`;
      at = end;
    }
    return html + escape(text.slice(at));
  }

  /** The places of a document that answer the query, each with the number of its term. @param {number} document @param {Term[]} terms */
  function placesIn(document, terms) {
    /** @type {Map<number, number>} */
    const places = new Map();
    terms.forEach((term, number) => {
      for (const place of (term.documents.get(document) || []).map(placeOf)) if (place < FIELD || place >= BODY) places.set(place, number);
    });
    return places;
  }

  /** The line of the text in which most of the words stand together; the beginning where only the title holds them.
      @param {string[]} blocks @param {Map<number, number>} places @returns {{ line: string, block: number | undefined }} */
  function snippet(blocks, places) {
    let place = BODY;
    /** @type {Line & { value: number, number: number } | null} */
    let best = null;
    for (const [number, text] of blocks.entries()) {
      const words = search.words(text).map((word, n) => ({ ...word, term: places.get(place + n) }));
      place += words.length + 1;
      const hits = words.map((word, n) => word.term === undefined ? -1 : n).filter((n) => n >= 0);
      for (const hit of hits) {
        const inside = hits.filter((n) => n >= hit && n < hit + SNIPPET);
        const value = new Set(inside.map((n) => words[n].term)).size + inside.length / 100;
        if (!best || value > best.value) best = { value, text, words, number, first: hit, last: inside[inside.length - 1] };
      }
    }
    if (best) return { line: line(best), block: best.number };
    const text = blocks[0] || "";
    return { line: line({ text, words: search.words(text).map((word) => ({ ...word, term: undefined })), first: 0, last: 0 }), block: undefined };
  }

  /** @param {Line} best */
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

  const CARRIED = 12; // forms of the words that are marked in the article a reader opens

  /** The words as they stand in an article, each once. @param {string} title @param {string[]} blocks @param {Map<number, number>} places */
  function formsIn(title, blocks, places) {
    /** @type {Set<string>} */
    const found = new Set();
    search.words(title).forEach(({ word }, n) => { if (places.has(n)) found.add(word); });
    let place = BODY;
    for (const text of blocks) {
      const words = search.words(text);
      words.forEach(({ word }, n) => { if (places.has(place + n)) found.add(word); });
      place += words.length + 1;
    }
    return [...found].slice(0, CARRIED);
  }

  /** What is shown of an article: title and line as HTML with the hits marked, all else as plain text.
      @param {Hit} hit @param {Term[]} terms @returns {Promise<ShownArticle>} */
  async function article({ document }, terms) {
    const [address, title, date, source, blocks] = await load(`d${document}`);
    const places = placesIn(document, terms);
    const titled = search.words(title).filter((_, n) => places.has(n));
    const missing = terms.filter((term) => !term.documents.has(document) && terms.some((other) => other.documents.has(document))).map((term) => term.typed);
    const { line, block } = snippet(blocks, places), forms = formsIn(title, blocks, places);
    const way = forms.length ? `?h=${encodeURIComponent(forms.join(" "))}${block === undefined ? "" : `&p=${block + 1}`}` : "";
    return { address: address + way, title: mark(title, titled), date, source, line, missing };
  }

  /** All articles, newest first: what filters alone choose from. @returns {Answer} */
  function everything() {
    const { articles } = values.get("index");
    return { hits: Array.from({ length: articles }, (_, n) => ({ document: articles - 1 - n, score: 0, words: 0 })), pages: [], terms: [], partial: false, absent: [], offers: [] };
  }

  /** @param {PageHit} hit @returns {Promise<ShownPage>} */
  async function page(hit) {
    const { rows } = values.get("index");
    const [address, name, kind, note] = (await load(`p${Math.floor(hit.page / rows)}`))[hit.page % rows];
    return { address, title: escape(name), kind, note: escape(note) };
  }

  /** A number with its noun, by the plural rules of the dossier's language (CLDR). @param {number} value @param {string} noun */
  function count(value, noun) {
    const { words, language } = values.get("index");
    const form = value ? new Intl.PluralRules(language).select(value) : "zero";
    return (words[`nouns.${noun}.${form}`] ?? words[`nouns.${noun}.other`]).replace("{n}", figure(value));
  }

  /** What the dossier says, with values in their places. @param {string} key @param {Record<string, string>} replaced */
  function say(key, replaced = {}) {
    return values.get("index").words[key].replace(/\{(\w+)\}/g, (_, name) => replaced[name]);
  }

  /** A number in the dossier's digits, its thousands apart (CLDR). @param {number} value */
  function figure(value) {
    const { language, numerals } = values.get("index");
    return new Intl.NumberFormat(language, { numberingSystem: numerals }).format(value);
  }

  Object.assign(search, { load, ask, everything, article, page, count, say, figure, escape });
})(self.malaffSearch);
