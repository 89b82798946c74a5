/* Words of the collection that a word nowhere found may mean: one slip of the keyboard, another transliteration, Latin
   letters. Offered with their number of texts, never asked in the reader's place. The shards are site/search/nearest.py's. */
(function (search) {
  "use strict";

  const OFFERS = 3; // words offered for one that is not found
  const LEAST = 4; // letters from which a slip can be told from another word
  const VOWELS = /[اويءهع]/g;
  // Latin letters and what Arabic transliterations write for them, sounds made one as in spelling.py; longer ones first.
  const LATIN = [["tch", "ش"], ["sch", "ش"], ["sh", "ش"], ["ch", "ش"], ["kh", "خ"], ["gh", "ق"], ["th", "ت"], ["ph", "ف"], ["ck", "ك"],
    ["oo", "و"], ["ou", "و"], ["ee", "ي"], ["a", "ا"], ["b", "ب"], ["c", "ك"], ["d", "د"], ["e", "ي"], ["f", "ف"], ["g", "ق"], ["h", "ه"], ["i", "ي"],
    ["j", "ق"], ["k", "ك"], ["l", "ل"], ["m", "م"], ["n", "ن"], ["o", "و"], ["p", "ب"], ["q", "ق"], ["r", "ر"], ["s", "س"], ["t", "ت"], ["u", "و"],
    ["v", "ف"], ["w", "و"], ["x", "كس"], ["y", "ي"], ["z", "س"]];

  /** A word in Latin letters as an Arabic transliteration may write it. @param {string} word */
  function transliterate(word) {
    let rest = word.normalize("NFD").replace(/[\u0300-\u036f]/g, ""), written = "";
    while (rest) {
      const [from, to] = LATIN.find(([letters]) => rest.startsWith(letters)) || [rest[0], ""];
      written += to;
      rest = rest.slice(from.length);
    }
    return written.replace(/(.)\1+/g, "$1");
  }

  /** @param {string} sound */
  const bonesOf = (sound) => sound.replace(VOWELS, "").replace(/تش/g, "ش").replace(/(.)\1+/g, "$1");

  /** How far two words are apart: a vowel letter too few or too many, and two letters swapped, cost less than another letter.
      @param {string} one @param {string} other */
  function cost(one, other) {
    /** @param {string} letter */
    const step = (letter) => "اويءه".includes(letter) ? 0.6 : 1;
    const rows = [[0]];
    for (let j = 1; j <= other.length; j++) rows[0].push(rows[0][j - 1] + step(other[j - 1]));
    for (let i = 1; i <= one.length; i++) {
      rows.push([rows[i - 1][0] + step(one[i - 1])]);
      for (let j = 1; j <= other.length; j++) {
        const a = one[i - 1], b = other[j - 1], both = "اويءه".includes(a) && "اويءه".includes(b);
        let least = Math.min(rows[i - 1][j - 1] + (a === b ? 0 : both ? 0.6 : 1), rows[i - 1][j] + step(a), rows[i][j - 1] + step(b));
        if (i > 1 && j > 1 && a === other[j - 2] && one[i - 2] === b) least = Math.min(least, rows[i - 2][j - 2] + 0.8);
        rows[i].push(least);
      }
    }
    return rows[one.length][other.length];
  }

  /** The shards whose keys may begin with some letters. @param {"f" | "l"} name @param {string} start */
  function shards(name, start) {
    const firsts = search.values.get("index").nearest[name];
    /** @type {(`f${number}` | `l${number}`)[]} */
    const found = [];
    firsts.forEach((first, n) => {
      const next = firsts[n + 1];
      if (first.slice(0, start.length) <= start && (next === undefined || next >= start)) found.push(`${name}${n}`);
    });
    return found;
  }

  /** @param {string} sound */
  async function words(sound) {
    const names = [...shards("f", sound.slice(0, 2)), ...shards("l", [...sound].reverse().slice(0, 2).join(""))];
    const loaded = await Promise.all([...new Set(names)].map(search.load));
    const found = new Map();
    for (const cell of loaded.flatMap((text) => text.split(" "))) {
      const [word, count, written] = cell.split(":");
      found.set(word, { word, count: Number(count), written: written || word });
    }
    return [...found.values()];
  }

  /** The nearest words of the collection, nearest and most frequent first. @param {string} typed */
  async function nearest(typed) {
    const latin = /[a-z]/i.test(typed), word = latin ? transliterate(typed) : typed;
    const sound = search.sounds(word), most = latin ? 2.4 : sound.length > 6 ? 2 : 1.2;
    if (!latin && word.length < LEAST) return [];
    const bones = latin ? bonesOf(sound) : "";
    const starts = latin && "اوي".includes(sound[0]) ? [...new Set([sound, "ا" + sound, "ا" + sound.slice(1), "اي" + sound.slice(1)])]
      : word.startsWith("ال") && word.length > LEAST + 2 ? [sound, sound.slice(2)] : [sound];
    const known = (await Promise.all(starts.map(words))).flat();
    const rated = new Map();
    for (const { word: other, count, written } of known) {
      if (other === typed || Math.abs(other.length - word.length) > 3) continue;
      const its = search.sounds(other);
      if (latin && bonesOf(its) !== bones) continue;
      const far = Math.min(...starts.map((start) => cost(start, its)));
      if (far <= most) rated.set(other, { word: other, written, count, rank: far - 0.12 * Math.log10(1 + count) });
    }
    return [...rated.values()].sort((a, b) => a.rank - b.rank || b.count - a.count).slice(0, 4 * OFFERS);
  }

  Object.assign(search, { nearest, transliterate, cost, OFFERS });
})(self.malaffSearch);
