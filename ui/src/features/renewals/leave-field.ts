// Escape leaves a field and keeps what was typed, so that the next Escape goes back to the list. The lease gets the focus: arrows and
// Page Down scroll it on.
export function leaveField(field: HTMLElement): void {
  const lease = field.closest<HTMLElement>(".detail-body");
  if (lease) lease.focus({ preventScroll: true });
  else field.blur();
}
