// Brings the focus to the search, from wherever a key was pressed; false: it is not on screen.
export const SEARCH_ID = "renewals-search";

export function focusSearch(): boolean {
  const box = document.getElementById(SEARCH_ID);
  if (!(box instanceof HTMLInputElement)) return false;
  box.focus();
  box.select();
  return true;
}
