// Suggestions below a search box, by keyboard: arrows move, Enter goes there, Escape closes. htmx fetches them; without script the
// box is a plain search box.
"use strict";

for (const input of document.querySelectorAll("input[hx-get][aria-controls$='-vorschlaege']")) {
  const place = document.getElementById(input.getAttribute("aria-controls"));
  let active = -1;

  const options = () => [...place.querySelectorAll("[role=option]")];

  const mark = (index) => {
    const all = options();
    active = all.length ? (index + all.length + 1) % (all.length + 1) : -1;
    if (active === all.length) active = -1;
    all.forEach((option, i) => option.setAttribute("aria-selected", String(i === active)));
    if (active >= 0) {
      input.setAttribute("aria-activedescendant", all[active].id);
      all[active].scrollIntoView({ block: "nearest" });
    } else {
      input.removeAttribute("aria-activedescendant");
    }
  };

  const refresh = () => {
    const list = place.querySelector("[role=listbox]");
    input.setAttribute("aria-expanded", String(Boolean(list)));
    input.setAttribute("aria-controls", list ? list.id : place.id);
    mark(-1);
  };

  const close = () => {
    place.replaceChildren();
    refresh();
  };

  input.setAttribute("role", "combobox");
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-haspopup", "listbox");
  refresh();

  place.addEventListener("htmx:afterSwap", () => (document.activeElement === input ? refresh() : close()));
  input.form.addEventListener("focusout", (event) => {
    if (!input.form.contains(event.relatedTarget)) close();
  });
  input.addEventListener("keydown", (event) => {
    if (event.isComposing || !options().length) return;
    if (event.key === "ArrowDown") mark(active + 1);
    else if (event.key === "ArrowUp") mark(active < 0 ? options().length - 1 : active - 1);
    else if (event.key === "Escape") close();
    else if (event.key === "Enter" && active >= 0) options()[active].click();
    else return;
    event.preventDefault();
  });
}
