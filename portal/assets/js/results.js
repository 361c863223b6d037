// Refreshes the search results in place when a filter is ticked or taken away.
//
// The server sends the same fragment that the page itself is made of (X-Partial: 1), so
// there is one template and no second idea of what a result looks like. When anything
// goes wrong, the browser simply submits the form.

const PAUSE = 250; // milliseconds; ticking three boxes quickly is one question
const REGIONS = ["filters", "result-count", "result-list"];

function addressOf(form) {
  const kept = [...new FormData(form)].filter(([, value]) => value !== "");
  const query = new URLSearchParams(kept).toString();
  return query ? `${form.action}?${query}` : form.action;
}

// Replacing the filters would close opened groups and lose the reader's place.
function keepingPlace(region, replace) {
  const focused = region.contains(document.activeElement) ? document.activeElement.id : "";
  const open = new Set([...region.querySelectorAll("details[open]")].map((part) => part.id));
  replace();
  for (const part of region.querySelectorAll("details")) part.open ||= open.has(part.id);
  if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
}

function show(fragment) {
  const fresh = new DOMParser().parseFromString(fragment, "text/html");
  for (const id of REGIONS) {
    const old = document.getElementById(id);
    const now = fresh.getElementById(id);
    if (!old || !now) throw new Error(`no ${id} in the answer`);
    keepingPlace(old, () => old.replaceChildren(...now.childNodes));
  }
}

function refresher(area) {
  let running;
  return async (address) => {
    running?.abort();
    running = new AbortController();
    const { signal } = running;
    area.setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(address, { headers: { "X-Partial": "1" }, signal });
      if (!answer.ok) throw new Error(String(answer.status));
      show(await answer.text());
      history.replaceState(null, "", address);
      area.removeAttribute("aria-busy");
    } catch (problem) {
      if (problem.name !== "AbortError") window.location.assign(address);
    }
  };
}

export function startResults(root) {
  const form = root.querySelector("form[data-refresh]");
  const area = root.querySelector("[data-results]");
  if (!form || !area) return;
  const refresh = refresher(area);
  let timer;

  // On a wide screen there is room beside the results; on a phone the results come first.
  if (window.matchMedia("(min-width: 769px)").matches) {
    const all = root.getElementById("filters-all");
    if (all) all.open = true;
  }

  area.addEventListener("change", (event) => {
    if (event.target.form !== form) return;
    clearTimeout(timer);
    timer = setTimeout(() => refreshOrLoad(), PAUSE);
  });

  // New words are a new page, with its own heading; only filters change a page in place.
  const wordsChanged = () =>
    [...form.querySelectorAll("input")].some((box) => box.value !== box.defaultValue);

  async function refreshOrLoad() {
    if (wordsChanged()) window.location.assign(addressOf(form));
    else await refresh(addressOf(form));
  }

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    clearTimeout(timer);
    if (!event.submitter || !area.contains(event.submitter)) {
      window.location.assign(addressOf(form));
      return;
    }
    await refreshOrLoad();
    root.getElementById("result-count")?.scrollIntoView();
  });

  // A chip is a plain link to the same search without one filter.
  area.addEventListener("click", async (event) => {
    const chip = event.target.closest("a[data-chip]");
    if (!chip || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    await refresh(chip.href);
    root.getElementById("result-heading")?.focus();
  });
}
