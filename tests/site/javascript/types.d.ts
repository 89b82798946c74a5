/* What the site's scripts hand to each other and read from the index (site/search/build.py): for the check of types alone. */

/** A word of a text, folded, with its start and end in the text; `joined` where it was written in one with its neighbour. */
interface FoundWord { word: string; start: number; end: number; joined: boolean }

/** A spelling that the texts hold, with its posting list; `weaker` where it only says the same in another word. */
interface Form { form: string; places: string; weaker?: boolean }

/** How a word was found: in its family, by its sound, by its first letters. */
type How = "family" | "sound" | "start";

/** Hits of a term by document (site/search/postings.py): a hit is a place and how near the form is to the word. */
type Documents = Map<number, number[]>;

/** A word of a query: folded, as it was typed, other letters for it, and what was found. */
interface Term { word: string; typed: string; also: string[]; forms: Form[]; how: How; documents: Documents; found: number; rarity: number }

interface Query { terms: { word: string; typed: string }[]; phrases: string[][]; without: string[]; order: string[] }

/** A date in a query: the key of its field in the index, and the query's words for it. */
interface AskedDate { key: string; words: string[] }

interface Hit { document: number; score: number; words: number }
interface PageHit { page: number; whole: boolean }

/** Another query that may be meant, with the word in it and how many texts hold that. */
interface Offer { query: string; word: string; count: number }

interface Answer { hits: Hit[]; pages: PageHit[]; terms: Term[]; partial: boolean; absent: Term[]; offers: Offer[] }

/** What is shown of an article: `title` and `line` are HTML with the hits marked. */
interface ShownArticle { address: string; title: string; date: string; source: string; line: string; missing: string[] }
interface ShownPage { address: string; title: string; kind: string; note: string }

/** A word in the line of an article: the number of the term it answers to. */
interface LineWord extends FoundWord { term: number | undefined }
interface Line { text: string; words: LineWord[]; first: number; last: number }

/** The manifest of the index: `search/index.js`. */
interface Index {
  parts: string; articles: number; pages: number; rows: number; firsts: string[]; nearest: Record<"f" | "l", string[]>;
  months: Record<string, number>; stop: string[]; letters: Record<string, string[]>; numerals: "arab" | "latn"; language: string;
  words: Record<string, string>;
}

/** A word of the dictionary leads to its family (spelling, places, …, further families) or names other families. */
type Entry = string[] | string;
type FilterName = "year" | "source" | "actor" | "topic";
type Filters = Record<FilterName, [id: string, label: string][]> & { rows: number[][][] };
type DocumentRow = [address: string, title: string, date: string, source: string, blocks: string[]];
type PageRow = [address: string, name: string, kind: string, note: string];

/** What each script of the index hands over, by its name. */
type Part<N extends string> = N extends "index" ? Index : N extends "filters" ? Filters : N extends `w${number}` ? Record<string, Entry>
  : N extends `d${number}` ? DocumentRow : N extends `p${number}` ? PageRow[] : string;
interface Parts { has(name: string): boolean; get<N extends string>(name: N): Part<N>; set(name: string, value: unknown): unknown }

/** The one name that the scripts of the search share; each script adds its own. */
interface Search {
  // search.js
  failed: string; asked?: string; base: URL; values: Parts;
  script(address: string): Promise<void>;
  take(name: string, value: unknown): unknown;
  start(): Promise<unknown>;
  summary(answer: Answer): string;
  ways(answer: Answer): { query: string; text: string }[];
  // search-arabic.js
  fold(text: string): string;
  words(text: string): FoundWord[];
  candidates(word: string): string[];
  kin(word: string): string[];
  skeletons(word: string): string[];
  sounds(word: string): string;
  bare(word: string): string[];
  // search-engine.js
  load<N extends string>(name: N): Promise<Part<N>>;
  ask(query: string, typing: boolean): Promise<Answer>;
  everything(): Answer;
  article(hit: Hit, terms: Term[]): Promise<ShownArticle>;
  page(hit: PageHit): Promise<ShownPage>;
  count(value: number, noun: string): string;
  say(key: string, replaced?: Record<string, string>): string;
  figure(value: number): string;
  escape(text: string): string;
  // search-nearest.js, which is loaded when a word is found nowhere
  nearest?(typed: string): Promise<{ word: string; written: string; count: number }[]>;
  transliterate(word: string): string;
  cost(one: string, other: string): number;
  OFFERS: number;
}

interface Window { malaffSearch: Search; malaffAt?: (pages: Record<string, string[]>) => void }
