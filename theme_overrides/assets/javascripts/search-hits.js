/* From a search hit to its words: an article that is opened from the search marks what was asked for, with the way to the
   next and the previous place. One key (Escape) or button takes the marks off again; the text stays as it is. */
(function () {
  "use strict";

  const parameters = new URLSearchParams(location.search), asked = parameters.get("h");
  const text = document.querySelector(".ml.art .main .body"), script = document.currentScript;
  if (!asked || !text || !(script instanceof HTMLScriptElement)) return;
  const search = self.malaffSearch = self.malaffSearch || {};
  const values = script.dataset;
  /** @type {(key: string, replaced?: Record<string, number>) => string} */
  const say = (key, replaced = {}) => (values[key] || "").replace(/\{(\w+)\}/g, (_, name) => String(replaced[name]));

  if ("words" in search) start(asked, text);
  else document.head.append(Object.assign(document.createElement("script"), { src: new URL("search-arabic.js", script.src), onload: () => start(asked, text) }));

  /** @param {string} asked @param {Element} text */
  function start(asked, text) {
    const wanted = new Set(search.words(asked).map(({ word }) => word));
    const marks = [document.querySelector(".ml.art h1"), ...text.querySelectorAll("p, h2, li")].flatMap((block) => block ? mark(block, wanted) : []);
    if (marks.length) bar(marks, text);
  }

  /** Mark the words of a block, which may reach over links: a word's letters are found in the whole block's text.
      @param {Element} block @param {Set<string>} wanted */
  function mark(block, wanted) {
    /** @type {{ node: Text, start: number }[]} */
    const nodes = [];
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    let whole = "";
    while (walker.nextNode()) {
      const node = /** @type {Text} */ (walker.currentNode); // SHOW_TEXT
      nodes.push({ node, start: whole.length });
      whole += node.data;
    }
    /** @type {HTMLElement[]} */
    const made = [];
    const found = search.words(whole).filter(({ word }) => wanted.has(word));
    for (const { start, end } of found.reverse()) {
      for (const { node, start: from } of [...nodes].reverse()) {
        const first = Math.max(start - from, 0), last = Math.min(end - from, node.data.length);
        if (first >= last) continue;
        const part = node.splitText(first);
        part.splitText(last - first);
        const sign = Object.assign(document.createElement("mark"), { className: "hit" });
        part.replaceWith(sign);
        sign.append(part);
        made.unshift(sign);
      }
    }
    return made;
  }

  /** @param {HTMLElement[]} marks @param {Element} text */
  function bar(marks, text) {
    const box = Object.assign(document.createElement("div"), { className: "hits" });
    const status = Object.assign(document.createElement("span"), { role: "status" });
    const near = marks.findIndex((sign) => sign.closest("p, h2, li")?.id === `p${parameters.get("p")}`);
    let at = Math.max(near, 0);
    /** @param {string} key @param {() => void} act */
    const button = (key, act) => {
      const made = Object.assign(document.createElement("button"), { type: "button", textContent: say(key) });
      made.addEventListener("click", act);
      return made;
    };
    const show = () => {
      marks.forEach((sign, n) => sign.toggleAttribute("data-now", n === at));
      marks[at].scrollIntoView({ block: "center" });
      status.textContent = say("place", { n: at + 1, many: marks.length });
    };
    /** @param {number} step */
    const go = (step) => { at = (at + step + marks.length) % marks.length; show(); };
    const hide = () => {
      for (const sign of marks) sign.replaceWith(...sign.childNodes);
      text.normalize();
      box.remove();
      removeEventListener("keydown", key);
    };
    /** @param {KeyboardEvent} event */
    const key = (event) => {
      const typing = event.target instanceof Element && event.target.closest("input, select, textarea");
      if (event.key === "Escape" && !typing) hide();
    };
    box.append(status, button("previous", () => go(-1)), button("next", () => go(1)), button("hide", hide));
    document.body.append(box);
    addEventListener("keydown", key);
    show();
  }
})();
