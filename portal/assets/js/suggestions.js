// Suggestions while typing: the combobox pattern of the ARIA Authoring Practices.
// The box stays an ordinary box: suggestions may be ignored, and nothing is chosen for
// the reader unless they choose it.

const PAUSE = 200; // milliseconds; faster than this only costs the network
const SHORTEST = 2; // letters; one letter suggests everything

class Suggestions {
  constructor(input) {
    this.input = input;
    this.active = -1;
    this.options = [];
    this.list = document.createElement("ul");
    this.list.id = `${input.id}-suggestions`;
    this.list.className = "app-suggestions";
    this.list.hidden = true;
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", input.dataset.suggestLabel);
    input.after(this.list);
    this.describe();
    this.listen();
  }

  describe() {
    const attributes = {
      role: "combobox",
      autocomplete: "off",
      "aria-autocomplete": "list",
      "aria-expanded": "false",
      "aria-controls": this.list.id,
    };
    for (const [name, value] of Object.entries(attributes)) this.input.setAttribute(name, value);
  }

  listen() {
    this.input.addEventListener("input", () => this.later());
    this.input.addEventListener("keydown", (event) => this.key(event));
    this.input.addEventListener("blur", () => this.close());
    // mousedown, not click: the box must not lose focus before the choice is made.
    this.list.addEventListener("mousedown", (event) => {
      event.preventDefault();
      const option = event.target.closest("[role=option]");
      if (option) this.choose(this.options.indexOf(option));
    });
  }

  later() {
    clearTimeout(this.timer);
    this.running?.abort();
    const typed = this.input.value.trim();
    if (typed.length < SHORTEST) this.close();
    else this.timer = setTimeout(() => this.ask(typed), PAUSE);
  }

  async ask(typed) {
    this.running = new AbortController();
    const address = `${this.input.dataset.suggest}?${new URLSearchParams({ q: typed })}`;
    try {
      const answer = await fetch(address, { signal: this.running.signal });
      if (answer.ok) this.show((await answer.json()).suggestions);
    } catch {
      this.close(); // no suggestions is no loss: the search itself still works
    }
  }

  show(words) {
    if (document.activeElement !== this.input || words.length === 0) return this.close();
    this.options = words.map((word, place) => {
      const option = document.createElement("li");
      option.id = `${this.list.id}-${place}`;
      option.className = "app-suggestions__option";
      option.setAttribute("role", "option");
      option.setAttribute("aria-selected", "false");
      option.textContent = word;
      return option;
    });
    this.list.replaceChildren(...this.options);
    this.list.hidden = false;
    this.input.setAttribute("aria-expanded", "true");
    this.mark(-1);
  }

  close() {
    this.list.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
    this.mark(-1);
  }

  mark(place) {
    this.active = place;
    this.options.forEach((option, each) => option.setAttribute("aria-selected", String(each === place)));
    if (place < 0) this.input.removeAttribute("aria-activedescendant");
    else this.input.setAttribute("aria-activedescendant", this.options[place].id);
  }

  move(step) {
    const count = this.options.length + 1; // one stop is the box itself
    this.mark(((this.active + 1 + step + count) % count) - 1);
  }

  choose(place) {
    this.input.value = this.options[place].textContent;
    this.close();
    this.input.form.requestSubmit();
  }

  key(event) {
    if (this.list.hidden) return;
    if (event.key === "ArrowDown") this.move(1);
    else if (event.key === "ArrowUp") this.move(-1);
    else if (event.key === "Escape") this.close();
    else if (event.key === "Enter" && this.active >= 0) this.choose(this.active);
    else return;
    event.preventDefault();
  }
}

export function startSuggestions(root) {
  for (const input of root.querySelectorAll("input[data-suggest]")) new Suggestions(input);
}
