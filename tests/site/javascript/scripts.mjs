/* Runs the site's scripts under node, each test file in a world of its own, with an index made from a few words. */
import { readFileSync } from "node:fs";
import { runInThisContext } from "node:vm";

const FOLDER = new URL("../../../theme_overrides/assets/javascripts/", import.meta.url);
const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/* Runs scripts as a page does, and returns the name that they share. */
export function run(...names) {
  globalThis.self = globalThis;
  const search = globalThis.malaffSearch ??= { values: new Map() };
  const here = (name) => runInThisContext(readFileSync(new URL(name, FOLDER), "utf8"), { filename: name });
  search.script ??= async (address) => here(address.replace("assets/javascripts/", ""));
  names.forEach(here);
  return search;
}

/* A number as site/search/postings.py writes it. */
function vlq(value) {
  const low = value & 31, rest = value >> 5;
  return rest ? DIGITS[low | 32] + vlq(rest) : DIGITS[low];
}

/* The posting list of the documents in which a word stands, each with its ascending places. */
export function places(documents) {
  let list = "", last = -1;
  for (const [document, found] of Object.entries(documents)) {
    list += [Number(document) - last - 1, found.length, found[0], ...found.slice(1).map((place, n) => place - found[n])].map(vlq).join("");
    last = Number(document);
  }
  return list;
}

const BODY = 64, FIELD = 61; // site/search/postings.py

/* An index of texts, each {title, blocks, fields}: every word a family of its own, all in one shard. */
export function index(search, texts, more = {}) {
  const stands = {};
  const add = (word, document, place) => ((stands[word] ??= {})[document] ??= []).push(place);
  texts.forEach(({ title, blocks, fields = [] }, document) => {
    search.words(title).forEach(({ word }, n) => add(word, document, n));
    for (const field of fields) add(field, document, FIELD);
    let place = BODY;
    for (const block of blocks) {
      for (const { word } of search.words(block)) add(word, document, place++);
      place++;
    }
    search.values.set(`d${document}`, [`articles/${document}.html`, title, "", "", blocks]);
  });
  const words = Object.fromEntries(Object.entries(stands).map(([word, documents]) => [word, ["~", places(documents)]]));
  for (const word of Object.keys(words)) {
    for (const skeleton of search.skeletons(word)) words[skeleton] = [words[skeleton], word].filter(Boolean).join(" ");
  }
  search.values.set("w0", words);
  for (const name of ["f0", "l0"]) search.values.set(name, Object.keys(stands).map((word) => `${word}:${Object.keys(stands[word]).length}`).join(" "));
  search.values.set("index", {
    parts: "x", articles: texts.length, pages: 0, rows: 64, firsts: [""], nearest: { f: [""], l: [""] }, months: { "مايو": 5, "ايار": 5 }, stop: ["في", "من"],
    letters: {}, numerals: "arab", language: "ar", words: {}, ...more,
  });
}
