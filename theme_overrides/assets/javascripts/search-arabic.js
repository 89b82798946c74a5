/* Arabic spelling and grammar for the search, letter for letter what arabic/letters.py, arabic/spelling.py and
   arabic/forms.py do when the index is built; tests/search/cases.yml proves them equal. */
(function (search) {
  "use strict";

  const LETTER = "\u0620-\u063f\u0641-\u064a\u066e-\u066f\u0671-\u06d3\u06d5\u06fa-\u06fc";
  const MARKS = "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed";
  const INVISIBLE = "\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff";
  const CENSORED = new RegExp(`([${MARKS}${LETTER}])(?:\u0640+[.·•*_]+\u0640*|[.·•*_]+\u0640+)(?=[${LETTER}])`, "g");
  const PRESENTATION = /[\ufb50-\ufdf9\ufe70-\ufefc]/g;
  const DROPPED = new RegExp(`[${MARKS}${INVISIBLE}\u0640]`, "g");
  const NUMBER = "[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])|[0-9]+\\.[0-9]+(?![.0-9])|[0-9]+";
  const WORD = new RegExp(`${NUMBER}|[${LETTER}]+|(?:(?![${LETTER}])[\\p{L}\\p{Nl}\\p{No}])+`, "gu");
  const JOINED = /^([وفبكل]?(?:عبد(?=ال..)|ابو(?=[^ا]..)))(\p{L}+)$/u;
  /** @type {Map<string, string>} */
  const SAME = new Map(/** @type {[string, string][]} */ (["أإآٱٲٳا", "ىیېۍئي", "ؤۆو", "ةۀەہه", "کگڭك", "ڤف", "پب", "چج", "ژز", "٠۰0", "١۱1", "٢۲2", "٣۳3", "٤۴4",
    "٥۵5", "٦۶6", "٧۷7", "٨۸8", "٩۹9", "٫.", "٬,", "\u00a0 "].flatMap((row) => [...row].slice(0, -1).map((from) => [from, row.slice(-1)]))));

  /** @param {string} text */
  function fold(text) {
    const letters = text.replace(CENSORED, "$1").normalize("NFC").replace(PRESENTATION, (sign) => sign.normalize("NFKC"));
    return letters.replace(DROPPED, "").replace(/[\x80-\uffff]/g, (letter) => SAME.get(letter) || letter).toLowerCase();
  }

  /** @type {Map<string, string>} */
  const folded = new Map(); // letter -> folded letters: a page of results folds the same hundred letters many thousand times

  /** @param {string} letter */
  function foldLetter(letter) {
    let letters = folded.get(letter);
    if (letters === undefined) folded.set(letter, letters = fold(letter));
    return letters;
  }

  /** @param {string} text */
  function censored(text) {
    const dropped = new Set();
    if (text.includes("\u0640")) {
      for (const match of text.matchAll(CENSORED)) {
        for (let at = match.index + 1; at < match.index + match[0].length; at++) dropped.add(at);
      }
    }
    return dropped;
  }

  /** The words of a text, folded, each with its start and end in the text. @param {string} text */
  function words(text) {
    /** @type {number[]} */
    const offsets = [], dropped = censored(text);
    let letters = "", at = 0;
    for (const letter of text) {
      if (!dropped.has(at)) {
        const unit = foldLetter(letter);
        for (let n = 0; n < unit.length; n++) offsets.push(at);
        letters += unit;
      }
      at += letter.length;
    }
    offsets.push(text.length);
    /** @type {FoundWord[]} */
    const found = [];
    for (const match of letters.matchAll(WORD)) {
      const word = match[0].replace(/,/g, ""), joined = JOINED.exec(word), start = match.index, end = start + match[0].length;
      /** @type {(part: string, from: number, to: number) => void} */
      const add = (part, from, to) => found.push({ word: part, start: offsets[from], end: offsets[to], joined: Boolean(joined) });
      if (joined) {
        add(joined[1], start, start + joined[1].length);
        add(joined[2], start + joined[1].length, end);
      } else add(word, start, end);
    }
    return found;
  }

  const ARTICLES = ["وبال", "فبال", "وكال", "فكال", "وال", "فال", "بال", "كال", "ولل", "فلل", "ال", "لل"];
  const PROCLITICS = ["وب", "وك", "ول", "فب", "فك", "فل", "و", "ف", "ب", "ك", "ل"];
  const FUTURE = ["وس", "فس", "س"];
  const PRONOUNS = ["هما", "كما", "هم", "هن", "كم", "ها", "نا", "ه"];
  const PLURALS = ["ات", "ان", "ين", "ون"];
  const FEMININE_DUALS = ["تين", "تان", "تا", "تي"];
  const VERBAL = ["وا", "تا", "ت", "ا"];
  const SHORTEST = 3;

  /** @param {string} word */
  function proclitics(word) {
    /** @type {string[]} */
    const found = [];
    for (const clitic of ARTICLES) {
      const rest = word.slice(clitic.length);
      if (!word.startsWith(clitic) || rest.length < 2) continue;
      if (clitic.endsWith("لل")) found.push("ل" + rest);
      found.push(rest);
    }
    for (const clitic of PROCLITICS) {
      if (word.startsWith(clitic) && word.length - clitic.length >= SHORTEST) found.push(word.slice(clitic.length));
    }
    for (const clitic of FUTURE) {
      const rest = word.slice(clitic.length);
      if (word.startsWith(clitic) && rest.length > SHORTEST && "يتنا".includes(rest[0])) found.push(rest);
    }
    return found;
  }

  /** @param {string} rest */
  function withoutPronoun(rest) {
    const last = rest[rest.length - 1], short = rest.slice(0, -1);
    if (last === "ت") return [short + "ه", rest];
    if (/ا[يو]$/.test(rest) && rest.length > SHORTEST) return [short + "ء", rest];
    if ("يوا".includes(last) && rest.length > SHORTEST) return [rest, short];
    return [rest];
  }

  /** @param {string} word */
  function endings(word) {
    /** @type {string[]} */
    const found = [];
    /** @type {(ending: string, least: number, give: (rest: string) => string[]) => void} */
    const without = (ending, least, give) => {
      if (word.endsWith(ending) && word.length - ending.length >= least) found.push(...give(word.slice(0, -ending.length)));
    };
    for (const pronoun of PRONOUNS) without(pronoun, SHORTEST, withoutPronoun);
    for (const ending of FEMININE_DUALS) without(ending, SHORTEST - 1, (rest) => [rest + "ه"]);
    for (const ending of PLURALS) without(ending, SHORTEST, (rest) => [rest, rest + "ه"]);
    if (/[^ا]ي[اه]$/.test(word) && word.length > SHORTEST + 1) found.push(word.slice(0, -1));
    for (const ending of VERBAL) without(ending, SHORTEST, (rest) => [rest]);
    return found;
  }

  /** Words that a word may contain: itself, then without clitics, then without endings. @param {string} word */
  function candidates(word) {
    const forms = bare(word);
    return [...new Set([...forms, ...forms.flatMap(endings)])];
  }

  /** Other forms of a word that no candidate of it is found for: a verb's other tense, a final hamza left out. @param {string} word */
  function kin(word) {
    /** @type {string[]} */
    const found = [];
    for (const base of bare(word)) {
      const stem = base.slice(1);
      if (base.endsWith("ا") && base.length > SHORTEST) found.push(base + "ء");
      if (base[0] === "ا" && stem.length >= SHORTEST) found.push("ي" + stem, "ت" + stem);
      else if ("يتن".includes(base[0]) && stem.length >= SHORTEST + (base[0] === "ي" ? 0 : 1)) {
        found.push(...[..."ايت"].filter((letter) => letter !== base[0]).map((letter) => letter + stem));
        if (stem.length > SHORTEST) found.push(stem);
      }
    }
    return [...new Set(found)];
  }

  const SOUNDS = new Map([["ج", "ق"], ["غ", "ق"], ["ط", "ت"], ["ث", "س"], ["ز", "س"]]);

  /** @param {string} word */
  const sounds = (word) => [...word].map((letter) => SOUNDS.get(letter) || letter).join("");

  /** @param {string} word */
  function skeletons(word) {
    if (word.length < 4) return [];
    const sound = sounds(word), bones = sound.replace(/[اويءه]/g, "").replace(/(.)\1+/g, "$1");
    const enough = bones.length >= 4 || (bones.length === 3 && word.length >= 6);
    return enough ? ["~" + sound, "~~" + bones] : ["~" + sound];
  }

  /** The word as it stands and without what may be written before it: two words that share one differ by clitics alone. @param {string} word */
  function bare(word) {
    return [word, ...proclitics(word)];
  }

  Object.assign(search, { fold, words, candidates, kin, skeletons, sounds, bare });
})(self.malaffSearch = self.malaffSearch || {});
