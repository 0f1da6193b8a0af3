// Mounts the app, or a part of it, over a pretend program whose time and answers the test decides.
import type { ReactNode } from "react";
import { createRoot, type Root as ReactRoot } from "react-dom/client";
import { type Section, useSection } from "../src/app/section";
import { firstQueue, useQueueAt } from "../src/features/action/queue-store";
import { firstNarrow, useNarrow } from "../src/features/changes/narrow";
import { firstScope, useScope } from "../src/features/overview/scope";
import { useNoteDrafts } from "../src/features/renewals/detail/note-drafts";
import { firstView, useView } from "../src/features/renewals/view-store";
import { emptyDraft, useDraft } from "../src/features/settings/connect/draft";
import { noDraft } from "../src/features/settings/edit/draft";
import { firstShown as firstSettings, useShown as useSettings } from "../src/features/settings/section";
import { useStagesDraft } from "../src/features/settings/stages/draft";
import { firstNarrow as firstData, useNarrow as useData } from "../src/features/sync/freshness/narrow";
import { firstShown, useShown } from "../src/features/sync/tab";
import { installDoor } from "../src/ipc/door";
import { Fake, type FakeOptions } from "../src/ipc/fake";
import { Root } from "../src/root";
import { useUndo } from "../src/shared/commands/undo";
import { useToasts } from "../src/shared/toast/toast";

const mounted: { root: ReactRoot; place: HTMLElement }[] = [];

export function mount(what: ReactNode): void {
  const place = document.createElement("div");
  place.id = "root";
  document.body.append(place);
  const root = createRoot(place);
  root.render(what);
  mounted.push({ root, place });
}

/** `section` is the one in front at the start: Needs action, as in the window, unless the test is about another. */
export function mountApp(options: FakeOptions = {}, section: Section = "action"): Fake {
  const fake = new Fake(options);
  installDoor(fake);
  useSection.setState({ section });
  mount(<Root />);
  return fake;
}

export function unmountAll(): void {
  for (const { root, place } of mounted.splice(0)) {
    root.unmount();
    place.remove();
  }
  useView.setState(firstView, true);
  useNoteDrafts.setState({ drafts: {} });
  useDraft.setState(emptyDraft, true);
  useShown.setState(firstShown, true);
  useData.setState(firstData, true);
  useSettings.setState(firstSettings, true);
  useStagesDraft.setState({ lines: null });
  noDraft();
  useNarrow.setState(firstNarrow, true);
  useScope.setState(firstScope, true);
  useSection.setState({ section: "action" });
  useQueueAt.setState(firstQueue, true);
  useUndo.setState({ entries: [] });
  useToasts.setState({ toasts: [] });
  localStorage.clear();
  delete document.documentElement.dataset.theme;
}
