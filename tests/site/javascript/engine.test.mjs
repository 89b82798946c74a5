/* What search-engine.js finds, in which order, and how it shows it. */
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { index, run } from "./scripts.mjs";

const search = run("search-arabic.js", "search-engine.js");
const TEXTS = [
  { title: "افتتاح الميناء", blocks: ["رست السفينة في الميناء صباحا.", "وبيع القمح."], fields: ["=2019-05-04", "=2019-05"] },
  { title: "سوق القمح", blocks: ["ارتفع سعر القمح في السوق، والسفينة لم تصل.", "قال عبد الرحيم إن الميناء مغلق."] },
  { title: "مدرسة جديدة", blocks: [`${"كلمة ".repeat(60)}سفينة ورق ${"كلمة ".repeat(60)}`, "في 4 مايو 2019 عاد التلاميذ."] },
];
const found = async (query) => (await search.ask(query, false)).hits.map(({ document }) => document);

beforeEach(() => index(search, TEXTS));

test("texts with all words are found, the one that names them in its title first", async () => {
  assert.deepEqual(await found("القمح الميناء"), [0, 1]);
  assert.deepEqual(await found("الميناء"), [0, 1]);
  assert.deepEqual(await found("القمح"), [1, 0]);
});

test("words in quotation marks stand side by side, in one block", async () => {
  assert.deepEqual(await found("«سعر القمح»"), [1]);
  assert.deepEqual(await found("«القمح سعر»"), []);
  assert.deepEqual(await found("«صباحا وبيع»"), []);
});

test("a minus takes texts out", async () => {
  assert.deepEqual(await found("القمح -السوق"), [0]);
  assert.deepEqual(await found("القمح -«السوق»"), [0]);
});

test("a name of two parts asks for neighbours", async () => {
  assert.deepEqual(await found("عبدالرحيم"), [1]);
});

test("a date asks for its day and for texts that write it", async () => {
  assert.deepEqual(new Set(await found("4 مايو 2019")), new Set([0, 2]));
  assert.deepEqual(await found("أيار 2019"), [0]);
  assert.deepEqual(await found("2019-05-04"), [0]);
});

test("a date in quotation marks is words", async () => {
  assert.deepEqual(await found("«4 مايو 2019»"), [2]);
});

test("of two words one of which is nowhere, nothing is shown and the absent one is named", async () => {
  const answer = await search.ask("القمح الزرافة", false);
  assert.deepEqual(answer.hits, []);
  assert.deepEqual(answer.absent.map(({ typed }) => typed), ["الزرافة"]);
});

test("a query without a word, or of common words alone", async () => {
  assert.deepEqual(await found("؟ !"), []);
  assert.deepEqual(new Set(await found("في")), new Set([0, 1, 2]));
});

test("a word still being typed stands for what begins with it", async () => {
  const typed = await search.ask("التلام", true);
  assert.deepEqual(typed.hits.map(({ document }) => document), [2]);
  assert.deepEqual(await found("التلام"), []);
});

test("a line of the text shows the words marked, its ends open", async () => {
  const { hits, terms } = await search.ask("سفينة", false);
  const { line, address } = await search.article(hits.find(({ document }) => document === 2), terms);
  assert.match(line, /^… .*<mark>سفينة<\/mark> ورق .* …$/);
  assert.match(address, /^articles\/2\.html\?h=.+&p=1$/);
});

test("what a text says is never markup", async () => {
  index(search, [{ title: "<b>قمح</b> & «شعير»", blocks: ["<script>قمح</script>"] }]);
  const { hits, terms } = await search.ask("قمح", false);
  const { title, line } = await search.article(hits[0], terms);
  assert.equal(title, "&#60;b&#62;<mark>قمح</mark>&#60;/b&#62; &#38; «شعير»");
  assert.ok(!/<(?!\/?mark>)/.test(line));
});

test("a script that does not come is asked for again", async () => {
  let asked = 0;
  search.script = async () => { if (!asked++) throw new Error("offline"); search.values.set("w9", {}); };
  await assert.rejects(search.load("w9"));
  assert.deepEqual(await search.load("w9"), {});
  await search.load("w9");
  assert.equal(asked, 2);
});

test("numbers and plural forms are the language's own", () => {
  const words = Object.fromEntries(["zero", "one", "two", "few", "many", "other"].map((form) => [`nouns.article.${form}`, `${form} {n}`]));
  const rows = [["ar", "arab", "٢٬١١٣"], ["ar", "latn", "2,113"], ["en", "latn", "2,113"], ["ar", "arab", "١٢٬٣٤٥٬٦٧٨"]];
  for (const [language, numerals, shown] of rows) {
    index(search, [], { language, numerals });
    assert.equal(search.figure(Number(shown.replace(/[٠-٩]/g, (digit) => "٠١٢٣٤٥٦٧٨٩".indexOf(digit)).replace(/[٬,]/g, ""))), shown);
  }
  index(search, [], { words });
  assert.deepEqual([0, 1, 2, 3, 11, 100].map((n) => search.count(n, "article").split(" ")[0]), ["zero", "one", "two", "few", "many", "other"]);
  index(search, [], { words: { "nouns.article.one": "one", "nouns.article.other": "{n} others" }, language: "en", numerals: "latn" });
  assert.equal(search.count(1200, "article"), "1,200 others");
});
