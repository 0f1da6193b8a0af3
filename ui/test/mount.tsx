// Mounts the app, or a part of it, over a pretend program whose time and answers the test decides.
import type { ReactNode } from "react";
import { createRoot, type Root as ReactRoot } from "react-dom/client";
import { useSection } from "../src/app/section";
import { firstNarrow, useNarrow } from "../src/features/changes/narrow";
import { firstScope, useScope } from "../src/features/overview/scope";
import { firstView, useView } from "../src/features/renewals/view-store";
import { firstShown, useShown } from "../src/features/sync/tab";
import { emptyDraft, useDraft } from "../src/features/welcome/draft";
import { installDoor } from "../src/ipc/door";
import { Fake, type FakeOptions } from "../src/ipc/fake";
import { Root } from "../src/root";
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

export function mountApp(options: FakeOptions = {}): Fake {
  const fake = new Fake(options);
  installDoor(fake);
  mount(<Root />);
  return fake;
}

export function unmountAll(): void {
  for (const { root, place } of mounted.splice(0)) {
    root.unmount();
    place.remove();
  }
  useView.setState(firstView, true);
  useDraft.setState(emptyDraft, true);
  useShown.setState(firstShown, true);
  useNarrow.setState(firstNarrow, true);
  useScope.setState(firstScope, true);
  useSection.setState({ section: "action" });
  useToasts.setState({ toasts: [] });
  delete document.documentElement.dataset.theme;
}
