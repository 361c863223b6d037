// Sends a message without leaving the page. The server answers the same form with the new
// bubbles alone (X-Partial: 1); whatever goes wrong, the browser sends the form as usual.

const PATIENCE = 500; // milliseconds before the page says that the helper is writing

// Older Safari ignores the submitter in new FormData(form, submitter), so it is added by hand.
function bodyOf(form, submitter) {
  const body = new FormData(form);
  if (submitter?.name) body.append(submitter.name, submitter.value);
  return new URLSearchParams([...body]);
}

function show(list, html) {
  list.querySelector("[data-choices]")?.remove();
  list.querySelector("#latest")?.removeAttribute("id");
  const fresh = new DOMParser().parseFromString(`<ol>${html}</ol>`, "text/html").querySelector("ol");
  if (!fresh?.querySelector("#latest")) throw new Error("no answer in the answer");
  list.append(...fresh.childNodes);
  list.ownerDocument.getElementById("latest").scrollIntoView({ block: "nearest" });
}

export function startChat(root) {
  const page = root.querySelector("[data-chat-page]");
  if (!page || !window.fetch) return;
  const list = page.querySelector("[data-turns]");
  const status = page.querySelector("[data-status]");
  const box = page.querySelector("#text");
  let busy = false;

  async function send(form, submitter) {
    const timer = setTimeout(() => { status.textContent = status.dataset.writing; }, PATIENCE);
    const button = submitter ?? form.querySelector("button");
    busy = true;
    button?.setAttribute("aria-disabled", "true");
    try {
      const headers = { "X-Partial": "1" };
      const answer = await fetch(form.action, { method: "POST", headers, body: bodyOf(form, submitter) });
      if (!answer.ok) throw new Error(String(answer.status));
      show(list, await answer.text());
      box.value = "";
      status.textContent = "";
      box.focus({ preventScroll: true });
    } catch {
      status.textContent = navigator.onLine === false ? status.dataset.failed : "";
      if (navigator.onLine !== false) resubmit(form, submitter);
    } finally {
      clearTimeout(timer);
      busy = false;
      button?.removeAttribute("aria-disabled");
    }
  }

  function resubmit(form, submitter) {
    if (submitter?.name) {
      const kept = root.createElement("input");
      Object.assign(kept, { type: "hidden", name: submitter.name, value: submitter.value });
      form.append(kept);
    }
    form.submit();
  }

  page.addEventListener("submit", (event) => {
    const form = event.target;
    if (!form.matches("[data-chat]")) return;
    const empty = form.contains(box) && !box.value.trim();
    if (empty) return; // the server says what is missing, beside the box
    event.preventDefault();
    if (!busy) send(form, event.submitter);
  });
}
