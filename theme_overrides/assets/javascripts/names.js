/* An index of names: filter as one types, and order by mentions. The list is whole without this script. */
(function () {
  "use strict";

  /** @type {HTMLFormElement | null} */
  const form = document.querySelector("[data-names-filter]");
  /** @type {HTMLElement | null} */
  const page = document.querySelector("[data-names]");
  if (!form || !page) return;

  const [query, mentions] = form.querySelectorAll("input");
  const lists = [...page.querySelectorAll(".names ul")];
  /** @param {Element} list */
  const items = (list) => [...list.children].filter((item) => item instanceof HTMLElement);
  const order = new Map(lists.map((list) => [list, items(list)])); // as written: by alphabet
  /** @type {NodeListOf<HTMLDetailsElement>} */
  const folded = page.querySelectorAll("details.once");

  /** The letters as a reader types them: no marks, one alef, yeh and teh marbuta as they are interchanged. @param {string} text */
  const fold = (text) => text.normalize("NFKD").replace(/\p{M}|\u0640/gu, "").replace(/[\u0622\u0623\u0625\u0671]/g, "\u0627")
    .replace(/\u0649/g, "\u064a").replace(/\u0629/g, "\u0647").toLowerCase();
  const names = lists.flatMap(items).map((item) => ({ item, text: fold(item.querySelector("span")?.textContent || "") }));

  function filter() {
    const asked = fold(query.value.trim());
    for (const { item, text } of names) item.hidden = !text.includes(asked);
    for (const list of lists) {
      /** @type {HTMLElement | null} */
      const part = list.closest(".names section");
      if (part) part.hidden = items(list).every((item) => item.hidden);
    }
    if (asked) for (const details of folded) details.open = true;
  }

  function sort() {
    for (const [list, written] of order) {
      list.append(...(mentions.checked ? [...written].sort((a, b) => Number(b.dataset.n) - Number(a.dataset.n)) : written));
    }
  }

  query.addEventListener("input", filter);
  mentions.addEventListener("change", sort);
  form.addEventListener("submit", (event) => event.preventDefault());
  page.querySelector("header")?.after(form);
  form.hidden = false;
})();
