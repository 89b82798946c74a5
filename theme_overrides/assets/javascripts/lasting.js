/* The lasting address of a name, actors/index.html#id, leads to where it stands now: its own page, or its letter's.
   So does the address of a page that it had before (on the page for what is not found). The table is loaded only then. */
(function () {
  "use strict";

  const own = /** @type {HTMLScriptElement} */ (document.currentScript);
  const site = own.src.replace(/assets\/javascripts\/[^/]*$/, "");
  const at = location.pathname.match(/\/(actors|places)\/([A-Za-z0-9_-]+)\.html$/);
  if (!at) return;
  const [, folder, name] = at;

  function lead() {
    const listed = name === "index";
    const id = listed ? decodeURIComponent(location.hash.slice(1)) : name;
    if (!/^[A-Za-z0-9_-]+$/.test(id) || document.getElementById(id)) return;
    window.malaffAt = (pages) => {
      const page = Object.keys(pages).find((each) => pages[each].includes(id));
      if (page) location.replace(`${site}${folder}/${page}.html#${id}`);
      else if (listed) location.replace(`${site}${folder}/${id}.html`);
    };
    document.head.append(Object.assign(document.createElement("script"), { src: `${site}${folder}/at.js` }));
  }

  lead();
  addEventListener("hashchange", lead);
})();
