// The editor's layer: every decision is one request, whose answer is the page behind it, made anew. All of it works by keyboard.
"use strict";

(() => {
  const body = document.body;
  const base = body.dataset.base || "/";
  /** @param {string} id @returns {HTMLElement} */
  const part = (id) => /** @type {HTMLElement} */ (document.getElementById(id));
  const said = part("said");
  const dialog = /** @type {HTMLDialogElement} */ (part("choose"));
  const page = () => body.dataset.page || "";
  const stem = () => (page().startsWith("text/") ? page().slice(5) : "");

  // ------------------------------------------------------------ asking

  /** @param {string} path @param {object} asked @returns {Promise<any>} */
  async function send(path, asked) {
    try {
      const answer = await fetch(base + path, {
        method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ page: page(), ...asked }),
      });
      return answer.ok || answer.status === 422 ? await answer.json() : { error: `${body.dataset.lost} (${answer.status})` };
    } catch {
      return { error: body.dataset.lost };
    }
  }

  /** @param {any} answer @param {number} at the place in the queue to go on from */
  function show(answer, at = 0) {
    said.classList.toggle("fault", Boolean(answer.error));
    said.textContent = answer.error || body.dataset.saved || "";
    const diff = (answer.diff || []).join("\n");
    part("diff").hidden = !diff;
    part("diff").textContent = diff;
    if (!answer.html) return;
    const made = new DOMParser().parseFromString(answer.html, "text/html");
    const main = /** @type {HTMLElement} */ (made.getElementById("main"));
    const place = document.documentElement.scrollTop;
    part("main").replaceWith(main);
    document.documentElement.scrollTop = place;
    items()[Math.min(at, items().length - 1)]?.focus({ preventScroll: false });
  }

  /** @param {{kind: string, stem?: string, values: object}[]} decisions @param {number} at */
  async function decide(decisions, at = 0) {
    show(await send("decide", { decisions }), at);
  }

  /** @param {string} kind @param {object} values */
  const here = (kind, values) => decide([{ kind, stem: stem(), values }]);

  // ------------------------------------------------------------ the queue

  /** @returns {HTMLElement[]} */
  const items = () => [...part("main").querySelectorAll(/** @type {any} */ (".queue > li"))];

  /** @param {HTMLElement} button */
  function answer(button) {
    const item = /** @type {HTMLElement} */ (button.closest("li"));
    const at = items().indexOf(item);
    if (button.classList.contains("later")) {
      send("later", { key: item.dataset.key }).then((got) => show(got, at));
      return;
    }
    const decisions = JSON.parse(button.dataset.decisions || "[]");
    const asks = button.dataset.asks;
    if (asks) {
      const input = /** @type {HTMLInputElement} */ (button.nextElementSibling);
      if (!input.value.trim()) {
        input.focus();
        return;
      }
      decisions[0].values[asks] = input.value.trim();
    }
    decide(decisions, at);
  }

  // ------------------------------------------------------------ a name or a date in a text

  /** @param {HTMLElement} mark */
  function offer(mark) {
    const form = /** @type {HTMLFormElement} */ (dialog.querySelector("form"));
    part("about").textContent = mark.dataset.name || "";
    part("known").textContent = mark.dataset.known || "";
    form.replaceChildren();
    const offers = /** @type {HTMLTemplateElement} */ (part("offers")).content.querySelectorAll("li");
    let number = 0;
    for (const each of offers) {
      if (!(each.dataset.of || "").split(" ").includes(mark.dataset.kind || "")) continue;
      number += 1;
      const button = document.createElement("button");
      button.type = "button";
      button.append(Object.assign(document.createElement("kbd"), { textContent: String(number) }), ` ${each.textContent?.trim()}`);
      const input = each.dataset.asks ? document.createElement("input") : null;
      button.addEventListener("click", () => choose(mark, each.dataset.kind || "", input));
      const line = document.createElement("p");
      line.append(button);
      if (input) {
        input.dir = "auto";
        input.setAttribute("aria-label", each.textContent?.trim() || "");
        if (each.dataset.kind === "same") input.setAttribute("list", "names");
        input.addEventListener("keydown", (event) => {
          if (event.key !== "Enter") return;
          event.preventDefault();
          choose(mark, each.dataset.kind || "", input);
        });
        line.append(input);
      }
      form.append(line);
    }
    dialog.showModal();
  }

  /** @param {HTMLElement} mark @param {string} kind @param {HTMLInputElement | null} input */
  function choose(mark, kind, input) {
    const typed = input?.value.trim() || "";
    if (input && !typed) {
      input.focus();
      return;
    }
    const name = mark.dataset.name || "";
    const line = Number(/** @type {HTMLElement} */ (mark.closest("[data-line]")).dataset.line);
    dialog.close();
    if (kind === "same") here("same", { name, as: typed });
    else if (kind === "another") here("another", { name, as: typed, lines: [line] });
    else if (kind === "role") here("actor", { name, roles: typed.split(/\s*[،,]\s*/).filter(Boolean) });
    else if (kind === "person" || kind === "organization") here("actor", { name, kind });
    else if (kind === "date-is") here("date", { text: name, line, when: typed });
    else if (kind === "date-label") here("date", { text: name, line, label: typed });
    else if (kind === "not-date") here("not-date", { text: name });
    else here(kind, { name });
  }

  // ------------------------------------------------------------ clicks, keys, forms

  document.addEventListener("click", (event) => {
    const at = /** @type {HTMLElement} */ (event.target);
    const mark = /** @type {HTMLElement | null} */ (at.closest(".mark"));
    const button = /** @type {HTMLElement | null} */ (at.closest("button"));
    if (mark) offer(mark);
    else if (!button) return;
    else if (button.closest(".answers")) answer(button);
    else if (button.classList.contains("flip")) here(button.dataset.kind || "", { line: Number(button.dataset.line) });
    else if (button.id === "withhold") here("withhold", { value: button.dataset.value === "true" });
    else if (button.id === "undo") send("undo", {}).then((got) => show(got));
    else if (button.id === "make") make();
  });

  document.addEventListener("submit", (event) => {
    const form = /** @type {HTMLFormElement} */ (event.target);
    if (form.method === "dialog") return;
    event.preventDefault();
    const values = new FormData(form);
    if (form.classList.contains("fields")) fields(form, String(values.get("why") || ""));
    else if (form.classList.contains("topics")) here("topics", { topics: values.getAll("topic") });
    else if (form.classList.contains("excerpt")) here("excerpt", { words: Number(values.get("words")) });
  });

  /** @param {HTMLFormElement} form @param {string} why  Every field that was changed, as one step. */
  function fields(form, why) {
    const changed = [...form.querySelectorAll("input")].filter((input) => input.name !== "why" && input.value !== input.defaultValue);
    const reason = why ? { why } : {};
    if (changed.length) decide(changed.map((input) => ({ kind: "field", stem: stem(), values: { key: input.name, value: input.value, ...reason } })));
  }

  document.addEventListener("keydown", (event) => {
    const at = /** @type {HTMLElement} */ (event.target);
    if (event.ctrlKey || event.metaKey || event.altKey || at.matches("input, textarea, select")) return;
    if (dialog.open) {
      if (/^[1-9]$/.test(event.key)) {
        event.preventDefault();
        /** @type {HTMLElement | undefined} */ (dialog.querySelectorAll("form button")[Number(event.key) - 1])?.click();
      }
      return;
    }
    if (at.matches(".mark") && (event.key === "Enter" || event.key === " ")) {
      event.preventDefault();
      offer(at);
    } else if (event.key === "u") send("undo", {}).then((got) => show(got));
    else if (page() === "queue") queueKey(event);
  });

  /** @param {KeyboardEvent} event */
  function queueKey(event) {
    const all = items();
    const now = all.findIndex((item) => item.contains(document.activeElement));
    if (event.key === "j" || event.key === "k") all[Math.max(0, Math.min(all.length - 1, now + (event.key === "j" ? 1 : -1)))]?.focus();
    else if (/^[0-9]$/.test(event.key) && now >= 0) {
      const buttons = all[now].querySelectorAll(".answers button");
      const chosen = event.key === "0" ? buttons[buttons.length - 1] : buttons[Number(event.key) - 1];
      if (chosen) {
        event.preventDefault();
        answer(/** @type {HTMLElement} */ (chosen));
      }
    }
  }

  // ------------------------------------------------------------ making the dossier anew

  async function make() {
    let state = await send("make", {});
    while (state.stage) {
      said.textContent = `${body.dataset.making} ${state.stage}`;
      await new Promise((done) => setTimeout(done, 500));
      state = await (await fetch(`${base}made`)).json().catch(() => ({ failed: body.dataset.lost }));
    }
    said.classList.toggle("fault", Boolean(state.failed));
    said.textContent = state.failed || state.error || body.dataset.made || "";
  }

  items()[0]?.focus({ preventScroll: true });
})();
