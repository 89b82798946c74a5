/* What search-arabic.js takes for a word, for one letter, and for one word in other forms. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { run } from "./scripts.mjs";

const search = run("search-arabic.js");

test("spellings of one letter are one", () => {
  assert.equal(search.fold("إِسْرَاءُ أُمَّةٌ"), search.fold("اسراء امه"));
  assert.equal(search.fold("مســؤول"), "مسوول");
  assert.equal(search.fold("٢٠١٥"), "2015");
});

test("a word that a censor has cut is whole", () => {
  assert.deepEqual(search.words("قـ.ـتل").map(({ word }) => word), ["قتل"]);
});

test("every word knows where it stands, marks and all", () => {
  const text = "قالَ «المُديرُ» ٣٫٥ مليون";
  assert.deepEqual(search.words(text).map(({ start, end }) => text.slice(start, end)), ["قالَ", "المُديرُ", "٣٫٥", "مليون"]);
});

test("a letter beyond the basic plane shifts no place", () => {
  const text = "𝒜 ثم كتاب";
  const last = search.words(text).at(-1);
  assert.equal(text.slice(last.start, last.end), "كتاب");
});

test("a name of two parts is two words, told to be joined", () => {
  assert.deepEqual(search.words("عبدالله أبوظبي").map(({ word, joined }) => [word, joined]),
    [["عبد", true], ["الله", true], ["ابو", true], ["ظبي", true]]);
});

test("clitics and endings come off, the surest form first", () => {
  const found = search.candidates("وبمدارسهم");
  assert.equal(found[0], "وبمدارسهم");
  assert.ok(found.includes("مدارس"));
  assert.ok(search.candidates("مدينتين").includes("مدينه"));
  assert.equal(new Set(found).size, found.length);
});

test("a short word keeps its letters", () => {
  assert.deepEqual(search.candidates("ولد"), ["ولد"]);
});

test("a verb's other tense is kin, a noun's is none of its candidates", () => {
  assert.ok(search.kin("يعلن").includes("اعلن"));
  assert.ok(search.kin("وزرا").includes("وزراء"));
  assert.ok(!search.candidates("يعلن").includes("اعلن"));
});

test("two spellings of a foreign name share a skeleton, two names none", () => {
  const shared = (one, other) => search.skeletons(one).some((bones) => search.skeletons(other).includes(bones));
  assert.ok(shared("غورباتشوف", "جورباتشوف"));
  assert.ok(!shared("برلين", "برلمان"));
  assert.deepEqual(search.skeletons("قمه"), []);
});
