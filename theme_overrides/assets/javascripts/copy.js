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
