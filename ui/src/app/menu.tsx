// The same commands by their groups, for those who look before they press.
import type { RefObject } from "react";
import { Collection, Header, Menu, MenuItem, MenuSection, Popover } from "react-aria-components";
import { Keycaps } from "../shared/commands/keycaps";
import { choosable, useRegistry } from "../shared/commands/registry";
import "../shared/forms/menu.css";
import "../shared/layout/dialog.css";

type MenuProps = { at: RefObject<HTMLElement | null>; onClose: () => void };

export function CommandMenu({ at, onClose }: MenuProps) {
  const commands = choosable(useRegistry((state) => state.commands));
  const groups = [...Map.groupBy(commands, ({ group }) => group)].map(([id, some]) => ({ id, some }));
  const run = (id: unknown) => {
    const command = commands.find((one) => one.id === id);
    // The menu gives the focus back first.
    if (command) requestAnimationFrame(() => command.run());
  };
  return (
    <Popover
      isOpen
      aria-label="Commands"
      triggerRef={at}
      onOpenChange={(now) => !now && onClose()}
      className="popover"
      placement="right bottom"
    >
      <Menu
        className="menu command-menu"
        items={groups}
        onAction={run}
        onClose={onClose}
        autoFocus="first"
        aria-label="Commands"
      >
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
    </Popover>
  );
}
