// One key for each action of review. Without this the buttons do the same.
"use strict";

const cards = () => [...document.querySelectorAll("li.card")];
const current = () => document.activeElement.closest("li.card") || cards()[0];

function go(step) {
  const all = cards();
  const at = all.indexOf(document.activeElement.closest("li.card"));
  const to = all[Math.max(0, Math.min(all.length - 1, at + step))];
  if (to) {
    to.tabIndex = -1;
    to.focus();
  }
}

// press does what a button does; a part that opens gets the focus in its first
// field.
function press(button) {
  button.click();
  const part = button.closest("details");
  if (part && part.open) part.querySelector("select, input:not([type=hidden])").focus();
}

document.addEventListener("keydown", (e) => {
  if (e.ctrlKey || e.altKey || e.metaKey || e.target.closest("input, select, textarea") || !cards().length && e.key !== "u") return;
  if (e.key === "j" || e.key === "k") return go(e.key === "j" ? 1 : -1);
  if (!"acrsmu".includes(e.key) || e.key.length !== 1) return;
  const button = (e.key === "u" ? document : current()).querySelector(`[data-key="${e.key}"]`);
  if (!button) return;
  e.preventDefault();
  press(button);
});
