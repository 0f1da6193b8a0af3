// Brings the focus to the search, from wherever a key was pressed.
export const SEARCH_ID = "renewals-search";

export function focusSearch(): void {
  const box = document.getElementById(SEARCH_ID);
  if (box instanceof HTMLInputElement) {
    box.focus();
    box.select();
  }
}
