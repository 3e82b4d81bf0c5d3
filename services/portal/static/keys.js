// Keys for who works at the desk all day: one letter each, never while somebody types and never with
// Ctrl, Alt or Meta; whoever is disturbed by them switches them off (WCAG 2.1.4).
const OFF = "danbiet-keys-off";
const WAIT_MS = 1500; // between g and the letter of a page
const GOES = { v: "/viec", c: "/viec/cong-khai", k: "/viec/ke-hoach", d: "/viec/don-thu", p: "/viec/phan-anh", n: "/viec/nhan-dan-ban", i: "/viec/cuoc-kiem-tra", b: "/viec/bao-cao", l: "/viec/lanh-dao" };
const SAID = [
  ["?", "Xem các phím này"],
  ["/", "Đến ô tìm"],
  ["j", "Việc, dòng tiếp theo"],
  ["k", "Việc, dòng trước"],
  ["Enter", "Mở việc, dòng đang chọn"],
];
const CARDS = "main .lines h3 a, main table tbody th a, main .cards h3 a";
const TYPING = "input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]";
const home = location.pathname.slice(0, 6);
const off = () => localStorage.getItem(OFF) !== null;
let waits = 0;

const make = (name, more, ...inside) => {
  const made = Object.assign(document.createElement(name), more);
  made.append(...inside);
  return made;
};

const goal = (letter) => GOES[letter] && document.querySelector(`.desk .menu a[href="${home}${GOES[letter]}"]`);

function list() {
  const pages = Object.keys(GOES).filter(goal).map((letter) => [`g ${letter}`, `Đến trang ${goal(letter).textContent.trim()}`]);
  const rows = [...SAID, ...pages].map(([key, words]) => make("li", {}, make("kbd", { textContent: key }), ` ${words}`));
  const use = make("input", { type: "checkbox", checked: !off() });
  use.addEventListener("change", () => (use.checked ? localStorage.removeItem(OFF) : localStorage.setItem(OFF, "1")));
  const close = make("button", { type: "button", className: "btn", textContent: "Đóng" });
  const shown = make(
    "dialog",
    {},
    make("h2", { id: "h-keys", textContent: "Phím tắt" }),
    make("ul", {}, ...rows),
    make("label", { className: "tick" }, use, make("span", { textContent: "Dùng phím tắt trên máy này" })),
    make("p", { className: "acts" }, close),
  );
  shown.setAttribute("aria-labelledby", "h-keys");
  close.addEventListener("click", () => shown.close());
  shown.addEventListener("close", () => shown.remove());
  document.body.append(shown);
  shown.showModal();
}

function step(by) {
  const cards = [...document.querySelectorAll(CARDS)].filter((card) => card.checkVisibility?.() ?? true);
  const now = cards.indexOf(document.activeElement);
  const next = cards[now < 0 ? (by > 0 ? 0 : cards.length - 1) : now + by];
  next?.focus();
  next?.scrollIntoView({ block: "nearest" });
}

function search() {
  (document.querySelector("main input[type=search]") ?? document.getElementById("tim"))?.focus();
}

const DOES = { "?": list, "/": search, j: () => step(1), k: () => step(-1) };

addEventListener("keydown", (event) => {
  const { key, target } = event;
  if (off() || event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
  if (target.closest?.(TYPING) || document.querySelector("dialog[open]")) return;
  const led = Date.now() - waits < WAIT_MS && goal(key);
  waits = key === "g" ? Date.now() : 0;
  if (led) led.click();
  else if (DOES[key]) DOES[key]();
  else return;
  event.preventDefault();
});

// The way to the list that needs no key: it also leads back to keys that were switched off.
const opens = make("button", { type: "button", className: "quiet", textContent: "Phím tắt" });
opens.addEventListener("click", list);
document.querySelector(".foot .links")?.append(opens);
