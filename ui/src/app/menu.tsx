// The same commands by their groups, for those who look before they press.
import { Menu as MenuIcon } from "lucide-react";
import {
  Button,
  Collection,
  Header,
  Menu,
  MenuItem,
  MenuSection,
  MenuTrigger,
  Popover,
} from "react-aria-components";
import { Keycaps } from "../shared/commands/keycaps";
import { choosable, useRegistry } from "../shared/commands/registry";
import "../shared/forms/menu.css";
import "../shared/layout/dialog.css";

export function CommandMenu() {
  return (
    <MenuTrigger>
      <Button className="nav-item" data-testid="menu">
        <MenuIcon size={16} aria-hidden="true" />
        <span className="nav-label">Menu</span>
      </Button>
      <Popover className="popover" placement="right bottom">
        <Items />
      </Popover>
    </MenuTrigger>
  );
}

function Items() {
  const commands = choosable(useRegistry((state) => state.commands));
  const groups = [...Map.groupBy(commands, ({ group }) => group)].map(([id, some]) => ({ id, some }));
  const run = (id: unknown) => {
    const command = commands.find((one) => one.id === id);
    // The menu gives the focus back first.
    if (command) requestAnimationFrame(() => command.run());
  };
  return (
    <Menu className="menu command-menu" items={groups} onAction={run} aria-label="Commands">
      {({ id: group, some }) => (
        <MenuSection id={group}>
          <Header className="menu-head">{group}</Header>
          <Collection items={some}>
            {({ id, title, keys, icon: Icon }) => (
              <MenuItem id={id} textValue={title} className="menu-item">
                <span className="menu-icon">
                  {Icon && <Icon size={14} aria-hidden="true" className="muted" />}
                </span>
                {title}
                {keys.length > 0 && <Keycaps keys={keys} />}
              </MenuItem>
            )}
          </Collection>
        </MenuSection>
      )}
    </Menu>
  );
}
