/* What search-nearest.js offers for a word that is nowhere. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { run } from "./scripts.mjs";

const search = run("search-arabic.js", "search-engine.js", "search-nearest.js");

/* One shard from each end of the words, as site/search/nearest.py writes them: word:texts:as written. */
function hold(...cells) {
  search.values.set("index", { nearest: { f: [""], l: [""] } });
  for (const name of ["f0", "l0"]) search.values.set(name, cells.join(" "));
}

test("letters cost what a slip of them is worth", () => {
  assert.equal(search.cost("طرطوس", "طرطوس"), 0);
  assert.equal(search.cost("طرطس", "طرطوس"), 0.6); // a vowel letter left out
  assert.equal(search.cost("طرطسو", "طرطوس"), 0.8); // two neighbours swapped
  assert.equal(search.cost("طرطوش", "طرطوس"), 1);
});

test("Latin letters are what Arabic writes for them, longer signs first", () => {
  assert.equal(search.transliterate("shukri"), "شوكري");
  assert.equal(search.transliterate("élodie"), "يلودي");
  assert.equal(search.transliterate("khaddam"), "خادام");
});

test("the nearest word first, as the texts write it", async () => {
  hold("طرطوس:12", "طرابلس:40", "مدارس:7:مدارس", "اردوغان:5:إردوغان");
  assert.deepEqual((await search.nearest("طرطوش")).map(({ word }) => word), ["طرطوس"]);
  assert.equal((await search.nearest("اردوجان"))[0].written, "إردوغان");
});

test("a short word, and the word itself, are offered nothing", async () => {
  hold("قمح:3", "قمر:9");
  assert.deepEqual(await search.nearest("قمع"), []);
  hold("طرطوس:12");
  assert.deepEqual(await search.nearest("طرطوس"), []);
});
