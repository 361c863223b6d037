// A survey works without this. With it, a lost connection at Send keeps the page and says so,
// a skipped question forgets what was tapped, and the title says which question this is.

// The form is sent once by hand to see whether anybody is there. Sent again with the same
// ticket it counts once, so repeating it is safe.
function keepWhenOffline(form) {
  const unsent = form.querySelector("[data-unsent]");
  form.addEventListener("submit", async (event) => {
    if (event.defaultPrevented || event.submitter?.name) return;
    event.preventDefault();
    try {
      const body = new URLSearchParams(new FormData(form));
      const answer = await fetch(form.action, { method: "POST", body, credentials: "same-origin" });
      if (answer.redirected) window.location.assign(answer.url);
      else HTMLFormElement.prototype.submit.call(form);
    } catch {
      unsent.hidden = false;
      unsent.scrollIntoView({ block: "nearest" });
    }
  });
}

function forgetSkipped(form) {
  form.addEventListener("click", (event) => {
    const link = event.target.closest("[data-skip]");
    if (!link) return;
    const section = link.closest("section");
    for (const radio of section.querySelectorAll("input:checked")) radio.checked = false;
  });
}

// Enter on a card goes on, as it does on paper: to the next question, not to the end.
function enterGoesOn(form) {
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.target.type !== "radio") return;
    event.preventDefault();
    event.target.closest("section").querySelector(".app-survey__next")?.click();
  });
}

function nameTheStep(form) {
  const whole = document.title;
  const name = () => {
    const way = document.querySelector(".app-survey__step:target .app-survey__progress");
    document.title = way ? `${whole} – ${way.textContent}` : whole;
  };
  window.addEventListener("hashchange", name);
  name();
}

// “Skip to main content” would leave the question; it goes to the question's own beginning.
function keepTheStep(form) {
  document.querySelector(".govuk-skip-link")?.addEventListener("click", (event) => {
    const step = [...form.querySelectorAll("section")].find((one) => one.offsetParent !== null);
    if (!step) return;
    event.preventDefault();
    step.focus();
  });
}

export function startSurvey(root) {
  const form = root.querySelector("[data-survey]");
  if (!form) return;
  keepWhenOffline(form);
  forgetSkipped(form);
  enterGoesOn(form);
  nameTheStep(form);
  keepTheStep(form);
}
