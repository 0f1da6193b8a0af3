// Where the keyboard is when another section comes to the front: in what the section is about, else at its heading, and never
// nowhere.
import { soon } from "../shared/soon";
import type { Section } from "./section";

const widgets: Partial<Record<Section, string>> = {
  action: "[data-testid=queue]",
  renewals: "[data-testid=detail].page-wide .detail-body, [data-testid=grid]",
};

let newest = 0;

/** What the section is about may still be on its way: until then its heading stands in for it. */
export function focusSection(section: Section, what: string | undefined = widgets[section]): void {
  newest += 1;
  const mine = newest;
  let stood: Element | null = null;
  const look = (): boolean => {
    const at = document.activeElement;
    // The reader, or a newer screen, has gone on.
    if (mine !== newest || (stood !== null && at !== stood && at !== document.body)) return true;
    // A menu that the command opened has the focus; one that is closing gives it back first.
    if (document.querySelector(".popover")) return false;
    const found = what === undefined ? null : document.querySelector<HTMLElement>(what);
    if (found?.checkVisibility({ visibilityProperty: true })) {
      found.focus();
      return true;
    }
    stood = focusHeading() ?? stood;
    return what === undefined && stood !== null;
  };
  requestAnimationFrame(() => soon(look));
}

function focusHeading(): Element | null {
  const heading = document.querySelector<HTMLElement>(".screen h1");
  if (!heading) return null;
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
  return heading;
}
