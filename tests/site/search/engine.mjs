// Asks a built site's index under node as the browser does: node engine.mjs SITE QUERY … prints one answer a line as JSON.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { runInThisContext } from "node:vm";

const [site, ...queries] = process.argv.slice(2);
const search = { values: new Map() };
search.script = async (address) => runInThisContext(readFileSync(join(site, address), "utf8"), { filename: address });
search.take = (name, value) => search.values.set(name, value);
globalThis.self = globalThis;
globalThis.malaffSearch = search;
for (const script of ["assets/javascripts/search-arabic.js", "assets/javascripts/search-engine.js", "search/index.js"]) await search.script(script);
for (const query of queries) {
  const found = await search.ask(query, false);
  const shown = await Promise.all(found.hits.map((hit) => search.article(hit, found.terms)));
  const articles = shown.map(({ address }) => address.replace(/^articles\/|\.html.*$/g, ""));
  console.log(JSON.stringify({ articles, addresses: shown.map(({ address }) => address), partial: found.partial, offers: found.offers }));
}
