"use strict";
// Fills in what the QR code of a household's paper says. It stands behind the # of the address,
// which a browser sends to nobody, and is taken away from there so that no history keeps it.
const paper = document.querySelector("form[data-from-hash]");
const [code, secret] = location.hash.slice(1).split("-");
if (paper && secret) {
  paper.elements.code.value = code;
  paper.elements.secret.value = secret;
  history.replaceState(null, "", location.pathname);
}
