// Each size and weight of text that is laid out for the first time waits for its font to be found among the system's: here those of the
// first screen, by a text that nobody sees.
const KINDS = ["body 400", "body 500", "body 600", "small 400", "small 500", "title 600"];

export function fetchFonts(): void {
  const sample = document.createElement("p");
  sample.className = "unseen";
  sample.ariaHidden = "true";
  for (const kind of KINDS) {
    const [size, weight = ""] = kind.split(" ");
    const text = document.createElement("span");
    text.textContent = "Renewals 0123456789";
    text.style.fontSize = `var(--${size})`;
    text.style.fontWeight = weight;
    sample.append(text);
  }
  document.body.append(sample);
  // To ask for a size is to have it laid out.
  sample.getBoundingClientRect();
  sample.remove();
}
