// Tinted words with an icon for cells. Plain elements, made once: a hundred rows of components that ask a context each would be
// felt while scrolling.
import type { ReactElement, ReactNode } from "react";
import type { Tone } from "../../../shared/layout/badge";
import "../../../shared/layout/badge.css";

/** As one path: each of its own would be stroked by itself in every row. */
const icon = (path: string): ReactElement => (
  <svg
    width="12"
    height="12"
    viewBox="0 0 24 24"
    fill="none"
    stroke="currentColor"
    strokeWidth="2"
    strokeLinecap="round"
    strokeLinejoin="round"
    aria-hidden="true"
  >
    <path d={path} />
  </svg>
);

const ring = (r: number, y = 12) => `M12 ${y - r}a${r} ${r} 0 1 0 0 ${2 * r}a${r} ${r} 0 1 0 0-${2 * r}`;
export const alarm = icon(`${ring(8, 13)}M12 9v4l2 2M5 3 2 6M22 6l-3-3M6.4 18.7 4 21M17.6 18.7 20 21`);
export const alert = icon(`${ring(10)}M12 8v4M12 16h.01`);
export const clock = icon(`${ring(10)}M12 6v6l4 2`);
export const check = icon("M20 6 9 17l-5-5");

export const tinted = (tone: Tone, mark: ReactElement | null, words: ReactNode) => (
  <span className={`badge ${tone}`}>
    {mark}
    {words}
  </span>
);

/**
 * Unknown, or there is none and a row alone can't tell which: a dash, read aloud in words. One element, since half of a sparse
 * list is made of them.
 */
const dash = (words: string) => (
  <span className="muted" role="img" aria-label={words}>
    —
  </span>
);
export const unknown = dash("unknown");
export const noneKnown = dash("none known");
/** Nobody of the staff has said anything: no fact is missing. */
export const blank = null;
