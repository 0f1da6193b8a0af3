// The view that is shown, the others to go to, and what can be done with this one.
import { Check, ChevronDown } from "lucide-react";
import { useEffect } from "react";
import { Header, Menu, MenuItem, MenuSection, MenuTrigger, Popover, Separator } from "react-aria-components";
import { Button } from "../../../shared/layout/button";
import { fullDefinition, type ShownView } from "../definition";
import { showView } from "../view-store";
import { type Naming, useSwitching } from "./switching";
import { type Shown, useShownView } from "./use-shown-view";
import { definitionNow, remove, rename, saveAs, saveChanges } from "./view-actions";
import { ViewName } from "./view-name";

const open = (now: boolean) => useSwitching.setState({ open: now });
const name = (naming: Naming | null) => useSwitching.setState({ naming });

export function ViewSwitcher() {
  const shown = useShownView();
  const isOpen = useSwitching((state) => state.open);
  const naming = useSwitching((state) => state.naming);
  const { own, modified } = shown;
  useEffect(() => () => useSwitching.setState({ open: false, naming: null }), []);
  return (
    <>
      <MenuTrigger isOpen={isOpen} onOpenChange={open}>
        <Button
          look="quiet"
          className="view-button"
          aria-label={`View: ${shown.name}${modified ? ", changed" : ""}`}
          data-testid="view"
        >
          <span className="view-name">{shown.name}</span>
          {modified && (
            <span className="view-modified" aria-hidden="true" title="Changed since it was saved" />
          )}
          <ChevronDown size={14} aria-hidden="true" className="muted" />
        </Button>
        <Popover className="popover" placement="bottom start">
          <Choices shown={shown} />
        </Popover>
      </MenuTrigger>
      {modified && (
        <Button
          look="quiet"
          className="view-save"
          onPress={() => (own ? void saveChanges(own) : name("save-as"))}
          data-testid="save-view"
        >
          {own ? "Save" : "Save as…"}
        </Button>
      )}
      {naming && <Named naming={naming} shown={shown} />}
    </>
  );
}

function Choices({ shown: { views, view, own, modified } }: { shown: Shown }) {
  const choose = (id: string) => {
    const chosen = views.find((one) => (one.id ?? "") === id);
    if (chosen) showView(chosen);
  };
  const act = (key: string) => {
    if (key.startsWith("view:")) choose(key.slice("view:".length));
    else if (key === "save" && own) void saveChanges(own);
    else if (key === "discard") showView(view);
    else if (key === "delete" && own) void remove(own);
    else name(key as Naming);
  };
  const section = (title: string, some: ShownView[]) => (
    <MenuSection>
      <Header className="menu-head">{title}</Header>
      {some.map((one) => (
        <MenuItem
          key={one.id}
          id={`view:${one.id ?? ""}`}
          textValue={one.name}
          className="menu-item"
          data-testid="view-choice"
        >
          <span className="menu-tick">{one.id === view.id && <Check size={14} aria-hidden="true" />}</span>
          {one.name}
          {one.id === null && <span className="muted">, and expired ones that are open</span>}
          {one.id === view.id && <span className="unseen">, shown now</span>}
        </MenuItem>
      ))}
    </MenuSection>
  );
  const action = (id: string, title: string) => (
    <MenuItem id={id} textValue={title} className="menu-item" data-testid={`view-${id}`}>
      <span className="menu-tick" />
      {title}
    </MenuItem>
  );
  const mine = views.filter(({ builtIn }) => !builtIn);
  return (
    <Menu className="menu view-menu" aria-label="Views" onAction={(key) => act(String(key))}>
      {section(
        "Views",
        views.filter(({ builtIn }) => builtIn),
      )}
      {mine.length > 0 && section("Your views", mine)}
      <Separator className="menu-line" />
      {own && modified && action("save", "Save the changes")}
      {modified && action("discard", "Discard the changes")}
      {action("save-as", "Save as a new view…")}
      {own && action("rename", "Rename…")}
      {action("duplicate", "Duplicate…")}
      {own && action("delete", "Delete")}
    </Menu>
  );
}

function Named({ naming, shown: { view, own, name: shownName } }: { naming: Naming; shown: Shown }) {
  const asked = {
    "save-as": {
      title: "Save as a new view",
      first: "",
      save: (given: string) => saveAs(given, definitionNow()),
    },
    duplicate: {
      title: `Duplicate “${shownName}”`,
      first: `${shownName} copy`,
      save: (given: string) => saveAs(given, fullDefinition(view.definition)),
    },
    rename: {
      title: `Rename “${shownName}”`,
      first: shownName,
      save: async (given: string) => {
        if (own) await rename(own, given);
      },
    },
  }[naming];
  return <ViewName key={naming} {...asked} onClose={() => name(null)} />;
}
