// How the list is laid out: by what its rows are grouped, and how much room each has.
import { Check, Rows3, Rows4 } from "lucide-react";
import { Header, Menu, MenuItem, MenuSection, MenuTrigger, Popover, Separator } from "react-aria-components";
import type { Density, GroupBy } from "../../ipc/door";
import { useDesk } from "../../ipc/queries";
import { Button } from "../../shared/layout/button";
import { foldAll } from "./fold-all";
import { densityNames, groupNames } from "./names";
import { setDensity, setGroup, useDensity, useView } from "./view-store";

const NONE = "none";

export function GroupMenu() {
  const group = useView((view) => view.definition.group);
  const { data: desk } = useDesk();
  const several = (desk?.clients.length ?? 0) > 1;
  const choices = Object.entries(groupNames).filter(([id]) => id !== "client" || several);
  return (
    <MenuTrigger>
      <Button
        look="quiet"
        className={group ? "toggle on" : ""}
        aria-label={nameOf(group)}
        data-testid="group"
      >
        <Rows3 size={14} aria-hidden="true" />
        <span className="wide">{group ? `By ${groupNames[group].toLowerCase()}` : "Group"}</span>
      </Button>
      <Popover className="popover" placement="bottom end">
        <Menu
          className="menu"
          aria-label="Group by"
          onAction={(key) => (key === "fold" ? void foldAll(true) : key === "unfold" && void foldAll(false))}
        >
          <MenuSection
            selectionMode="single"
            disallowEmptySelection
            selectedKeys={[group ?? NONE]}
            onSelectionChange={(keys) => {
              const [chosen] = keys;
              setGroup(chosen === NONE ? null : (chosen as GroupBy));
            }}
          >
            <Header className="menu-head">Group by</Header>
            {[[NONE, "No grouping"], ...choices].map(([id = "", name = ""]) => (
              <Choice key={id} id={id} name={name} />
            ))}
          </MenuSection>
          {group && <Separator className="menu-line" />}
          {group && (
            <MenuItem id="fold" className="menu-item" data-testid="fold-all">
              <span className="menu-tick" />
              Fold all
            </MenuItem>
          )}
          {group && (
            <MenuItem id="unfold" className="menu-item">
              <span className="menu-tick" />
              Unfold all
            </MenuItem>
          )}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

const nameOf = (group: GroupBy | null) => (group ? `Grouped by ${groupNames[group].toLowerCase()}` : "Group");

export function DensityMenu() {
  const density = useDensity();
  return (
    <MenuTrigger>
      <Button look="quiet" aria-label={`Row height: ${densityNames[density]}`} data-testid="density">
        <Rows4 size={14} aria-hidden="true" />
      </Button>
      <Popover className="popover" placement="bottom end">
        <Menu
          className="menu"
          aria-label="Row height"
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={[density]}
          onSelectionChange={(keys) => {
            const [chosen] = keys;
            if (chosen) setDensity(chosen as Density);
          }}
        >
          {Object.entries(densityNames).map(([id, name]) => (
            <Choice key={id} id={id} name={name} />
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

function Choice({ id, name }: { id: string; name: string }) {
  return (
    <MenuItem id={id} textValue={name} className="menu-item" data-testid={`choose-${id}`}>
      {({ isSelected }) => (
        <>
          <span className="menu-tick">{isSelected && <Check size={14} aria-hidden="true" />}</span>
          {name}
        </>
      )}
    </MenuItem>
  );
}
