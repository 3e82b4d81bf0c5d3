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
document.addEventListener("submit", (event) => {
  const { target, submitter } = event;
  unsaved = false;
  // A second click on a slow line sends nothing twice.
  if (target.method === "post" && !target.target) setTimeout(() => event.defaultPrevented || submitter?.setAttribute("disabled", ""));
});
addEventListener("beforeunload", (event) => unsaved && event.preventDefault());
addEventListener("pageshow", () =>
  document.querySelectorAll("form[method=post] button[disabled]:not([data-closed])").forEach((b) => b.removeAttribute("disabled")));

// Moves the reader to the errors.
const bad = document.querySelector(".alert[role=alert]");
bad?.focus();

// Takes fresh parts of this page when the door says that something changed, and says so in words.
// What answers a form has no address to ask again.
const stream = document.querySelector("meta[name=live]")?.content;
const said = document.getElementById("changed");
if (stream && said && !bad && window.EventSource) {
  let waiting, opened, kept, fails = 0;
  const say = (words) => {
    said.textContent = words;
    setTimeout(() => said.textContent === words && (said.textContent = ""), 10000);
  };
  // Many pages hear one event, and one page many events: each fetches once, not all at the same time.
  const soon = (spread) => (waiting ||= setTimeout(refresh, 800 + Math.random() * spread));
  const refresh = async () => {
    if (document.hidden) return document.addEventListener("visibilitychange", refresh, { once: true });
    waiting = kept = 0;
    const answer = await fetch(location.href, { headers: { "X-Live": "1" } }).catch(() => 0);
    if (!answer || answer.status === 429 || answer.status >= 500) return soon(5000 * 2 ** Math.min(fails++, 6));
    fails = 0;
    if (!answer.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    let words;
    for (const old of document.querySelectorAll("[data-live]")) {
      const fresh = page.querySelector(`[data-live="${old.dataset.live}"]`);
      if (!fresh || fresh.isEqualNode(old)) continue;
      if (fresh.textContent !== old.textContent) words ||= said.dataset.changed;
      if (old.contains(document.activeElement) || old.querySelector("[data-typed]")) kept = words = said.dataset.spared;
      else old.replaceWith(fresh);
    }
    if (words) say(words);
  };
  document.addEventListener("input", ({ target }) => target.setAttribute("data-typed", ""));
  document.addEventListener("focusout", () => kept && soon(0));
  const door = new EventSource(stream);
  door.addEventListener("changed", ({ data }) => soon(JSON.parse(data).spread));
  // What was told while there was no connection was not heard.
  door.onopen = () => (opened ? soon(20000) : (opened = true));
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
