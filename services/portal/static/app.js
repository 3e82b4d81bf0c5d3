"use strict";
// Only what makes a working page nicer: every page does its job without it.

// Sends a filter as soon as it is chosen; shows the photo that was just taken.
document.addEventListener("change", ({ target }) => {
  target.closest("form[data-auto]")?.requestSubmit();
  if (target.type !== "file" || !target.dataset.preview) return;
  const picture = document.getElementById(target.dataset.preview);
  const file = target.files[0];
  if (picture.src) URL.revokeObjectURL(picture.src);
  picture.hidden = !file?.type.startsWith("image/");
  if (!picture.hidden) picture.src = URL.createObjectURL(file);
});

// Warns before typed text is lost.
let unsaved = false;
document.addEventListener("input", ({ target }) => {
  if (target.closest("form[data-unsaved]")) unsaved = true;
});
document.addEventListener("submit", ({ target }) => {
  unsaved = false;
  // A second click on a slow line sends nothing twice.
  if (target.method === "post" && !target.target) setTimeout(() => target.querySelector("button")?.setAttribute("disabled", ""));
});
addEventListener("beforeunload", (event) => unsaved && event.preventDefault());
addEventListener("pageshow", () =>
  document.querySelectorAll("form[method=post] button[disabled]:not([data-closed])").forEach((b) => b.removeAttribute("disabled")));

// Moves the reader to the errors.
const bad = document.querySelector(".alert[role=alert]");
bad?.focus();

// Takes fresh parts when something changed; what answers a form has no address.
const stream = document.querySelector("meta[name=live]")?.content;
if (stream && !bad && window.EventSource) {
  let waiting;
  const refresh = async () => {
    const answer = await fetch(location.href, { headers: { "X-Live": "1" } });
    if (!answer.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    for (const old of document.querySelectorAll("[data-live]")) {
      const fresh = page.querySelector(`[data-live="${old.dataset.live}"]`);
      if (fresh && !old.contains(document.activeElement)) old.replaceWith(fresh);
    }
  };
  const soon = () => {
    clearTimeout(waiting);
    // Many events often come together; one fetch is enough.
    waiting = setTimeout(refresh, 800);
  };
  new EventSource(stream).addEventListener("changed", soon);
}

// Closes a menu that was left, or on Escape.
const leave = ({ key, target }) => {
  for (const menu of document.querySelectorAll(".menu [open]")) {
    if (key ? key !== "Escape" : menu.contains(target)) continue;
    if (key && menu.contains(target)) menu.firstElementChild.focus();
    menu.open = false;
  }
};
for (const sign of ["keydown", "pointerdown", "focusin"]) addEventListener(sign, leave);
