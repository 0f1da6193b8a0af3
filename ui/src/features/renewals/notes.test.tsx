import { expect, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import { openLease } from "../../../test/open-lease";
import { runCommand } from "../../shared/commands/registry";
import { undo } from "../../shared/commands/undo";

const written = () => page.getByTestId("note-new");
const own = () => page.getByTestId("own-note");
const withNotes = (row: { notesCount: number | null }) => (row.notesCount ?? 0) > 1;

test("one's own notes stand among MRI's, visibly different, and are added by key", async () => {
  await openLease(withNotes);
  runCommand("lease.note");
  await userEvent.keyboard("Called, no answer");
  await userEvent.keyboard("{Control>}{Enter}{/Control}");
  await expect.element(own()).toHaveTextContent(/^OwnYou, .*Called, no answer$/);
  await expect.element(written()).toHaveValue("");
  await expect.element(page.getByTestId("mri-note").first()).toHaveTextContent(/^MRI/);
});

test("adding a note is undone", async () => {
  await openLease();
  await written().fill("A slip");
  await page.getByTestId("note-new-save").click();
  await expect.element(own()).toBeVisible();
  await undo();
  await expect.element(own()).not.toBeInTheDocument();
});

test("a note is changed, deleted and brought back", async () => {
  await openLease();
  await written().fill("Frist");
  await page.getByTestId("note-new-save").click();
  await own().getByRole("button", { name: "Edit the note" }).click();
  await page.getByTestId("note-edit").fill("First");
  await page.getByTestId("note-edit-save").click();
  await expect.element(own()).toHaveTextContent(/edited.*First$/);
  await own().getByRole("button", { name: "Delete the note" }).click();
  await expect.element(own()).not.toBeInTheDocument();
  await page.getByTestId("toasts").getByRole("button", { name: "Undo" }).first().click();
  await expect.element(own()).toHaveTextContent(/First$/);
});

test("markup in a note is shown as the text it is", async () => {
  const { fake, lease } = await openLease(withNotes);
  const markup = `<img src=x onerror="document.title='hacked'"><b>bold</b> &amp; {{x}}`;
  const show = fake.ask.showRenewal;
  fake.ask.showRenewal = async (...at) => {
    const detail = await show(...at);
    return { ...detail, notes: detail.notes.map((note) => ({ ...note, text: markup })) };
  };
  await fake.ask.addOwnNote(lease, markup);
  await expect.element(own()).toBeVisible();
  for (const note of document.querySelectorAll(".note-text")) {
    if (!note.closest(".note")) continue;
    expect(note.textContent).toBe(markup);
    expect(note.children).toHaveLength(0);
  }
  expect(document.title).not.toBe("hacked");
});

test("a note that is being written waits while another lease is looked at", async () => {
  const { fake, lease } = await openLease();
  await written().fill("Half a thou");
  runCommand("renewals.open", fake.state.visible().at(7));
  await expect.element(written()).toHaveValue("");
  runCommand("renewals.open", lease);
  await expect.element(written()).toHaveValue("Half a thou");
});

test("a note that can't be kept is told, and what was written stays", async () => {
  const { fake } = await openLease();
  fake.refusals.set("addOwnNote", { code: "storage_full", message: "disk" });
  await written().fill("Keep me");
  await page.getByTestId("note-new-save").click();
  await expect.element(page.getByTestId("toasts")).toHaveTextContent("Not saved: The disk is full");
  await expect.element(written()).toHaveValue("Keep me");
});

test("a half-changed note waits while another lease is looked at", async () => {
  const { fake, lease } = await openLease();
  await written().fill("First");
  await page.getByTestId("note-new-save").click();
  await own().getByRole("button", { name: "Edit the note" }).click();
  await page.getByTestId("note-edit").fill("First, and mo");
  runCommand("renewals.open", fake.state.visible().at(7));
  await expect.element(own()).not.toBeInTheDocument();
  runCommand("renewals.open", lease);
  await expect.element(page.getByTestId("note-edit")).toHaveValue("First, and mo");
});

test("a note is kept once, however often it is saved, and what is typed meanwhile stays", async () => {
  const { fake } = await openLease();
  const plain = fake.ask.addOwnNote;
  const waiting: (() => void)[] = [];
  fake.ask.addOwnNote = async (...given) => {
    await new Promise<void>((done) => waiting.push(done));
    return plain(...given);
  };
  await written().fill("Called");
  await userEvent.keyboard("{Control>}{Enter}{Enter}{/Control}");
  await userEvent.keyboard(" twice");
  await expect.poll(() => waiting.length).toBe(1);
  waiting[0]?.();
  await expect.element(own()).toHaveTextContent(/Called$/);
  await expect.element(written()).toHaveValue("Called twice");
});

test("Escape leaves a note that is being written and keeps it; the next one goes back to the list", async () => {
  const { lease } = await openLease();
  await written().fill("Half a thou");
  await userEvent.keyboard("{Escape}");
  await expect.element(written()).not.toHaveFocus();
  await expect.element(written()).toHaveValue("Half a thou");
  await userEvent.keyboard("{Escape}");
  await expect.element(page.getByTestId("detail")).not.toBeInTheDocument();
  runCommand("renewals.open", lease);
  await expect.element(written()).toHaveValue("Half a thou");
});
