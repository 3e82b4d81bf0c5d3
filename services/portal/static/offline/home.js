// Every page of a ward. What a phone keeps is its owner's only: pages of another account, or of one
// that signed out, go. The page that is shown without a network is nobody's, and lets them be.
const home = new URL(document.querySelector("link[rel=manifest]").href).pathname.slice(0, 6); // in English, too
const begins = `kept-${home.slice(1)}-`;
const own = begins + document.querySelector("meta[name=account]")?.content;
if (!document.querySelector("[data-start]"))
  window.caches?.keys().then((all) => all.map((name) => name.startsWith(begins) && name !== own && caches.delete(name)));

// Put on the home screen, a ward answers without a network too.
if (!matchMedia("(display-mode: browser)").matches) navigator.serviceWorker?.register(`${home}/ngoai-tuyen.js`, { scope: home });
