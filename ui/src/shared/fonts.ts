// The first text that is laid out waits for the system's fonts to be found and read; here that is a text that nobody sees.
export function fetchFonts(): void {
  const sample = document.createElement("p");
  sample.className = "unseen";
  sample.ariaHidden = "true";
  const strong = document.createElement("strong");
  strong.textContent = "Renewals";
  sample.append("Renewals 0123456789", strong);
  document.body.append(sample);
  // To ask for a size is to have it laid out.
  sample.getBoundingClientRect();
  sample.remove();
}
