// Copy a reference to the clipboard: a button with data-copy names the element whose words it takes. Without the
// clipboard's permission (file://, old browsers) the words are selected, ready for the reader's own copy command.
document.addEventListener("click", (event) => {
  const button = event.target instanceof Element && event.target.closest("[data-copy]");
  const source = button instanceof HTMLElement && document.getElementById(button.dataset.copy || "");
  if (!button || !source) return;
  const done = () => {
    const before = button.textContent;
    button.textContent = button.getAttribute("data-done");
    setTimeout(() => { button.textContent = before; }, 1500);
  };
  const select = () => getSelection()?.selectAllChildren(source);
  if (navigator.clipboard) navigator.clipboard.writeText(source.textContent || "").then(done, select);
  else select();
});

// The address of a paragraph: a sign at its end, whose click copies the address and leads there. The style sheet draws it, so that
// no text holds it.
document.addEventListener("DOMContentLoaded", () => {
  /** @type {HTMLElement | null} */
  const body = document.querySelector(".body[data-paragraph]");
  for (const part of body ? body.querySelectorAll("p[id^=p], h2[id]") : []) {
    const sign = Object.assign(document.createElement("a"), { className: "pil", href: `#${part.id}` });
    sign.setAttribute("aria-label", body?.dataset.paragraph || "");
    part.append(" ", sign);
    sign.addEventListener("click", () => {
      navigator.clipboard?.writeText(sign.href).then(() => {
        sign.dataset.said = body?.dataset.done || "";
        setTimeout(() => { delete sign.dataset.said; }, 1500);
      }, () => {});
    });
  }
});
