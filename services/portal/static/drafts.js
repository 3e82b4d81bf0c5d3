// What somebody is writing at the desk stays on this machine until it was sent. Only forms that say so
// (data-draft) are kept, never their files, hidden fields or passwords, under the ward, the account
// and the form; another account is shown nothing. The sign-in page loads this too: it leads back.
const DAYS = 7;
const VERSIONS = 3; // of one form: what was written on an earlier visit is not written over
const LEFT_OUT = ["hidden", "password", "file", "submit", "button"];
const SENT = "danbiet-sent";
const SHELF = "danbiet-draft ";
const account = document.querySelector("meta[name=account]")?.content;
const own = `${SHELF}${location.pathname.slice(1, 6)} ${account} `;
const here = `${location.pathname}${location.search}`;
const clock = new Intl.DateTimeFormat("vi-VN", { timeStyle: "short" });
const day = new Intl.DateTimeFormat("vi-VN", { dateStyle: "short" });

const fields = (form) => [...form.elements].filter((one) => one.name && !LEFT_OUT.includes(one.type));
const ticked = (one) => one.type === "checkbox" || one.type === "radio";
const written = (form) => fields(form).map((one) => [one.name, ticked(one) ? one.checked : one.value]);
const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);
const keys = (start) => Object.keys(localStorage).filter((key) => key.startsWith(start));
const kept = (key) => JSON.parse(localStorage.getItem(key)) ?? { page: here, versions: [] };

function keep(key, draft) {
  if (!draft.versions.length) return localStorage.removeItem(key);
  try {
    localStorage.setItem(key, JSON.stringify(draft));
  } catch {
    // A full machine keeps no more; the browser still warns before the page is left.
  }
}

function forgetOld() {
  for (const key of keys(SHELF)) {
    const draft = kept(key);
    draft.versions = draft.versions.filter(({ at }) => Date.now() - at < DAYS * 86_400_000);
    keep(key, draft);
  }
}

function write(form, version) {
  const values = new Map();
  for (const [name, value] of version.written) values.set(name, [...(values.get(name) ?? []), value]);
  for (const one of fields(form)) {
    const value = values.get(one.name)?.shift();
    if (value === undefined) continue;
    if (ticked(one)) one.checked = value;
    else one.value = value;
  }
}

function button(words, act) {
  const made = Object.assign(document.createElement("button"), { type: "button", className: "quiet", textContent: words });
  made.addEventListener("click", act);
  return made;
}

function offer(form, key, version, changed, save) {
  const part = Object.assign(document.createElement("p"), { className: "acts" });
  part.dataset.offer = "";
  const on = new Date(version.at);
  const when = day.format(on) === day.format() ? clock.format(on) : `${clock.format(on)} ngày ${day.format(on)}`;
  const drop = () => {
    const draft = kept(key);
    draft.versions = draft.versions.filter(({ at }) => at !== version.at);
    keep(key, draft);
    part.remove();
    form.querySelector("textarea, input:not([type=hidden]), select")?.focus();
  };
  part.append(
    `Bản bạn đang viết lúc ${when} còn trên máy này. `,
    changed ? "Trang đã thay đổi từ lúc đó. " : "",
    button("Lấy lại", () => {
      write(form, version);
      drop();
      save();
    }),
    button("Bỏ bản này", drop),
  );
  form.prepend(part);
  const fold = form.closest("details");
  if (fold) fold.open = true;
}

function watch(form, key) {
  const visit = performance.timeOrigin;
  const first = written(form);
  const earlier = kept(key).versions.filter((version) => !same(version.written, first));
  // Where something was kept the page may show it as refused: then it is not what the server has.
  const refused = kept(key).versions.find((version) => same(version.written, first));
  // What the server had when this was begun: the page may show something newer later.
  const base = refused?.first ?? first;
  const save = () => {
    const now = written(form);
    const draft = kept(key);
    draft.versions = draft.versions.filter((version) => version.visit !== visit);
    if (refused || !same(now, first)) draft.versions.unshift({ at: Date.now(), visit, first: base, written: now });
    draft.versions.length = Math.min(draft.versions.length, VERSIONS);
    keep(key, draft);
  };
  // Each is put on top: the newest comes last.
  for (const version of [...earlier].reverse()) offer(form, key, version, !same(version.first, base), save);
  form.addEventListener("input", save);
  form.addEventListener("submit", () => {
    save();
    sessionStorage.setItem(SENT, JSON.stringify({ key, page: kept(key).page }));
  });
}

// Whether what was sent arrived is told by the page that comes: one that the server led to.
function settle() {
  const sent = JSON.parse(sessionStorage.getItem(SENT));
  if (!sent) return;
  const back = document.querySelector("form input[name=next]");
  if (account) {
    sessionStorage.removeItem(SENT);
    if (performance.getEntriesByType("navigation")[0]?.redirectCount) localStorage.removeItem(sent.key);
  } else if (back) {
    // The session had ended: nothing arrived, and signing in leads back to the form.
    sessionStorage.removeItem(SENT);
    back.value ||= sent.page;
  }
}

function signOut(event) {
  const mine = keys(own);
  const said = `Còn ${mine.length} bản đang viết dở trên máy này; đăng xuất là xóa chúng. Đăng xuất?`;
  if (mine.length && !confirm(said)) return event.preventDefault();
  for (const key of mine) localStorage.removeItem(key);
}

settle();
forgetOld();
if (account) {
  const seen = {};
  for (const form of document.querySelectorAll("form[data-draft]")) {
    const action = form.getAttribute("action");
    seen[action] = (seen[action] ?? 0) + 1;
    watch(form, `${own}${action} ${seen[action]}`);
  }
  document.querySelector(".desk__me button")?.addEventListener("click", signOut);
}
