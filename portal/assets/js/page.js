// Small comforts of any page: printing, and errors that are met rather than hunted for.

function showPrintButtons(root) {
  for (const button of root.querySelectorAll("[data-print]")) {
    button.closest("[hidden]")?.removeAttribute("hidden");
    button.addEventListener("click", () => window.print());
  }
}

// Paper cannot unfold anything, so folded parts are opened while the page prints.
function unfoldForPrint(root) {
  let opened = [];
  window.addEventListener("beforeprint", () => {
    opened = [...root.querySelectorAll("main details:not([open])")];
    for (const part of opened) part.open = true;
  });
  window.addEventListener("afterprint", () => {
    for (const part of opened) part.open = false;
  });
}

// The summary takes focus so that a screen reader starts there, and its links lead into
// the box itself: the browser alone would only scroll to it.
function focusErrorSummary(root) {
  const summary = root.querySelector(".govuk-error-summary");
  if (!summary) return;
  summary.setAttribute("tabindex", "-1");
  summary.focus();
  summary.addEventListener("click", (event) => {
    const link = event.target.closest('a[href^="#"]');
    const field = link && root.getElementById(link.hash.slice(1));
    if (!field) return;
    event.preventDefault();
    (field.closest("fieldset") ?? field.closest(".govuk-form-group") ?? field).scrollIntoView();
    field.focus({ preventScroll: true });
  });
}

// A second tap on a slow network must not send the form twice. The button stays a button
// (not disabled), so that it can be used again when the answer never comes.
function ignoreDoubleTaps(root) {
  const last = new WeakMap();
  root.addEventListener("submit", (event) => {
    if (event.target.method !== "post") return;
    const before = last.get(event.target) ?? -Infinity;
    if (event.timeStamp - before < 1500) event.preventDefault();
    else last.set(event.target, event.timeStamp);
  });
}

export function startPage(root) {
  showPrintButtons(root);
  unfoldForPrint(root);
  focusErrorSummary(root);
  ignoreDoubleTaps(root);
}
