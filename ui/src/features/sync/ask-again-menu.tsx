// Asks MRI again for one property: all of it, or one dataset.
import type { RefObject } from "react";
import { Menu, MenuItem, Popover, Separator } from "react-aria-components";
import type { Dataset } from "../../ipc/door";
import { datasetNames, datasets } from "../../ipc/names";
import { useProperties } from "../../ipc/queries";
import { useStart } from "./use-sync";
import "../../shared/forms/menu.css";
import "../../shared/layout/dialog.css";

type AskAgainMenuProps = {
  clientId: string;
  propertyId: string;
  anchor: RefObject<HTMLElement | null>;
  onClose: () => void;
};

export function AskAgainMenu({ clientId, propertyId, anchor, onClose }: AskAgainMenuProps) {
  const start = useStart();
  const { data: properties = [] } = useProperties();
  const known = properties.find((one) => one.id === propertyId && one.clientId === clientId)?.datasets;
  // What does not apply to this kind of property would only be answered with nothing.
  const applying = known
    ? datasets.filter((name) => known.some((one) => one.dataset === name && one.outcome !== "not_applicable"))
    : datasets;
  const ask = (some: Dataset[]) =>
    start.mutate([{ clientId, propertyIds: [propertyId], datasets: some, refresh: true }]);
  return (
    <Popover
      className="popover"
      triggerRef={anchor}
      isOpen
      onOpenChange={(open) => !open && onClose()}
      placement="bottom end"
    >
      <Menu
        className="menu"
        aria-label={`Ask again for ${propertyId}`}
        autoFocus="first"
        onAction={(key) => ask(key === "all" ? [] : [key as Dataset])}
        onClose={onClose}
      >
        <MenuItem id="all" className="menu-item">
          Ask for everything again
        </MenuItem>
        <Separator className="menu-line" />
        {applying.map((dataset) => (
          <MenuItem key={dataset} id={dataset} className="menu-item">
            {datasetNames[dataset]}
          </MenuItem>
        ))}
      </Menu>
    </Popover>
  );
}
