// Suggestions under a search box: the ARIA combobox with a list and manual selection. Nothing is
// chosen unless the reader chooses it, Enter searches as ever, and without this the box just works.

const WAIT = 150;
const MIN_CHARACTERS = 2;

class Suggestions {
  constructor(input) {
    this.input = input;
    this.options = [];
    this.active = -1;
    this.timer = 0;
    this.request = null;
    this.shown = "";
    this.build();
    this.listen();
  }

  build() {
    const { input } = this;
    this.list = document.createElement("div");
    this.list.id = `${input.id}-suggestions`;
    this.list.className = "mer-suggest";
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", "Suggestions");
    this.list.hidden = true;
    this.status = document.createElement("div");
    this.status.className = "nhsuk-u-visually-hidden";
    this.status.setAttribute("aria-live", "polite");
    // A search box may not be a combobox, and its own Escape would empty it.
    input.type = "text";
    input.setAttribute("enterkeyhint", "search");
    input.setAttribute("role", "combobox");
    input.setAttribute("aria-autocomplete", "list");
    input.setAttribute("aria-expanded", "false");
    input.setAttribute("aria-controls", this.list.id);
    input.parentElement.append(this.list, this.status);
  }

  listen() {
    const { input, list } = this;
    input.addEventListener("input", () => this.schedule());
    input.addEventListener("keydown", (event) => this.press(event));
    input.addEventListener("blur", () => this.close());
    // The box keeps the focus, so that a press on the list is not a way out of it.
    list.addEventListener("mousedown", (event) => event.preventDefault());
    list.addEventListener("click", (event) => {
      const option = event.target.closest("[role=option]");
      if (option) this.follow(option);
    });
  }

  schedule() {
    clearTimeout(this.timer);
    this.request?.abort();
    if (this.typed.length < MIN_CHARACTERS) {
      this.close();
      this.status.textContent = "";
      return;
    }
    this.timer = setTimeout(() => this.ask(this.typed), WAIT);
  }

  get typed() {
    return this.input.value.trim();
  }

  async ask(text) {
    this.request = new AbortController();
    const { signal } = this.request;
    try {
      const address = `/search/suggest/?q=${encodeURIComponent(text)}`;
      const response = await fetch(address, { signal });
      if (!response.ok) throw new Error(response.statusText);
      const { groups } = await response.json();
      if (!signal.aborted && document.activeElement === this.input) this.show(groups, text);
    } catch {
      // Asked too late, or not answered: a hint that does not come is no error to a reader.
      if (!signal.aborted) this.close();
    }
  }

  show(groups, text) {
    this.active = -1;
    this.options = [];
    this.list.replaceChildren(...groups.map((group) => this.buildGroup(group)));
    this.shown = text;
    const count = this.options.length;
    this.status.textContent =
      count === 0
        ? "No suggestions. Press Enter to search."
        : `${count} suggestion${count === 1 ? "" : "s"}. Use the up and down arrows to choose, or press Enter to search.`;
    if (count) this.open();
    else this.close();
  }

  buildGroup({ kind, label, items }) {
    const group = document.createElement("ul");
    group.className = "mer-suggest__group";
    group.setAttribute("role", "group");
    group.setAttribute("aria-label", label);
    const heading = document.createElement("li");
    heading.className = "mer-suggest__label";
    heading.setAttribute("role", "presentation");
    heading.setAttribute("aria-hidden", "true");
    heading.textContent = label;
    group.append(heading, ...items.map((item) => this.buildOption(item, kind)));
    return group;
  }

  buildOption({ text, url, note }, kind) {
    const option = document.createElement("li");
    option.id = `${this.list.id}-${this.options.length}`;
    option.className = `mer-suggest__option mer-suggest__option--${kind}`;
    option.setAttribute("role", "option");
    option.setAttribute("aria-selected", "false");
    option.dataset.url = url;
    option.textContent = text;
    if (note) {
      const part = document.createElement("span");
      part.className = "mer-suggest__note";
      part.textContent = note;
      option.append(" ", part);
    }
    this.options.push(option);
    return option;
  }

  press(event) {
    const isOpen = !this.list.hidden;
    if (event.isComposing) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (!isOpen && this.options.length && this.shown === this.typed) this.open();
      else if (!isOpen) return;
      event.preventDefault();
      if (!event.altKey) this.move(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Enter" && isOpen && this.active >= 0) {
      event.preventDefault();
      this.follow(this.options[this.active]);
    } else if (event.key === "Escape" && isOpen) {
      event.preventDefault();
      this.close();
    } else if (["Home", "End", "ArrowLeft", "ArrowRight"].includes(event.key)) {
      // These move in the text: the choice goes back to it.
      this.mark(-1);
    }
  }

  // One place more than there are options: past either end lies the box itself.
  move(step) {
    const places = this.options.length + 1;
    this.mark(((this.active + 1 + step + places) % places) - 1);
  }

  mark(index) {
    this.options[this.active]?.setAttribute("aria-selected", "false");
    this.active = index;
    const option = this.options[index];
    if (!option) {
      this.input.removeAttribute("aria-activedescendant");
      return;
    }
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView({ block: "nearest" });
    this.input.setAttribute("aria-activedescendant", option.id);
  }

  follow(option) {
    window.location.assign(option.dataset.url);
  }

  open() {
    const wasHidden = this.list.hidden;
    this.list.hidden = false;
    this.input.setAttribute("aria-expanded", "true");
    // Below the fold nobody knows of it. While it stays open, the page stays where it is.
    if (wasHidden) this.list.scrollIntoView({ block: "nearest" });
  }

  close() {
    clearTimeout(this.timer);
    this.request?.abort();
    this.mark(-1);
    this.list.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
  }
}

for (const input of document.querySelectorAll("[data-suggest]")) new Suggestions(input);
