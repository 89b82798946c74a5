// On a page of the dossier that the desk shows: the way back to the desk, to this clipping or this name.
"use strict";

(() => {
  const own = /** @type {HTMLScriptElement} */ (document.currentScript);
  const base = own.dataset.desk || "/";
  const at = location.pathname.match(/\/dossier\/(articles|actors|places)\/([^/]+?)\.html$/);
  const goal = at ? `${base}${at[1] === "articles" ? "text" : "name"}/${at[2]}` : base;
  document.addEventListener("DOMContentLoaded", () => {
    const link = document.createElement("a");
    link.href = goal;
    link.className = "malaff-desk";
    link.textContent = own.dataset.edit || "";
    document.body.append(link);
  });
})();
