// Sends a message without leaving the page. The server answers the same form with the new
// bubbles alone (X-Partial: 1). When the server fails, the browser sends the form as usual;
// when the network is lost, the words stay in the box.

const PATIENCE = 500; // milliseconds before the page says that the helper is writing
const LONGEST = 20_000; // then the answer counts as lost

// Older Safari ignores the submitter in new FormData(form, submitter), so it is added by hand.
function bodyOf(form, submitter) {
  const body = new FormData(form);
  if (submitter?.name) body.append(submitter.name, submitter.value);
  return new URLSearchParams([...body]);
}

async function post(form, submitter) {
  const giveUp = new AbortController();
  const timer = setTimeout(() => giveUp.abort(), LONGEST);
  const body = bodyOf(form, submitter);
  const headers = { "X-Partial": "1" };
  try {
    const answer = await fetch(form.action, { method: "POST", headers, body, signal: giveUp.signal });
    return answer.ok ? await answer.text() : null;
  } finally {
    clearTimeout(timer);
  }
}

function show(list, html) {
  const fresh = new DOMParser().parseFromString(`<ol>${html}</ol>`, "text/html").querySelector("ol");
  if (!fresh?.querySelector("#latest")) throw new Error("no answer in the answer");
  list.querySelector("[data-choices]")?.remove();
  list.querySelector("#latest")?.removeAttribute("id");
  // In a crisis the server forgets what was said before; so does the page.
  if (fresh.querySelector("[data-crisis]")) list.replaceChildren();
  // Answers to a survey go from the page when they go from the server: sent, stopped or left.
  if (!fresh.querySelector('[data-survey="open"]')) {
    for (const gone of list.querySelectorAll('[data-survey="open"]')) gone.remove();
  }
  const first = fresh.firstElementChild;
  list.append(...fresh.childNodes);
  return first;
}

function resubmit(form, submitter) {
  if (submitter?.name) {
    const kept = document.createElement("input");
    Object.assign(kept, { type: "hidden", name: submitter.name, value: submitter.value });
    form.append(kept);
  }
  form.submit();
}

export function startChat(root) {
  const page = root.querySelector("[data-chat-page]");
  if (!page || !window.fetch) return;
  const list = page.querySelector("[data-turns]");
  const status = page.querySelector("[data-status]");
  const box = page.querySelector("#text");
  let busy = false;
  let lost = 0;

  async function send(form, submitter) {
    const timer = setTimeout(() => { status.textContent = status.dataset.writing; }, PATIENCE);
    const button = submitter ?? form.querySelector("button");
    busy = true;
    status.textContent = "";
    button?.setAttribute("aria-disabled", "true");
    try {
      const first = show(list, await post(form, submitter));
      clearTimeout(timer);
      lost = 0;
      if (form.contains(box)) box.value = "";
      status.textContent = "";
      box.focus({ preventScroll: true });
      first.scrollIntoView(); // one reads on from the question just asked
    } catch (problem) {
      clearTimeout(timer);
      status.textContent = status.dataset.failed;
      // fetch rejects with these two when the network is lost; should it be something else
      // that stands in its way, the second try goes without it.
      const network = ["TypeError", "AbortError"].includes(problem.name);
      lost += 1;
      if (navigator.onLine !== false && !(network && lost < 2)) resubmit(form, submitter);
    } finally {
      busy = false;
      button?.removeAttribute("aria-disabled");
    }
  }

  // Thanks in place of the question, with the focus that was on its button.
  async function thank(form, submitter) {
    const answer = await post(form, submitter).catch(() => null);
    if (answer === null) return resubmit(form, submitter);
    const thanks = root.createElement("p");
    Object.assign(thanks, { className: "app-chat__note", tabIndex: -1, textContent: list.dataset.thanks });
    form.replaceWith(thanks);
    thanks.focus({ preventScroll: true });
  }

  page.addEventListener("submit", (event) => {
    const { target: form, submitter } = event;
    if (form.matches("[data-helpful]") && submitter?.value.startsWith("yes")) {
      event.preventDefault();
      thank(form, submitter);
    }
    if (!form.matches("[data-chat]")) return;
    const empty = form.contains(box) && !box.value.trim();
    if (empty) return; // the server says what is missing, beside the box
    event.preventDefault();
    if (!busy) send(form, submitter);
  });
}
