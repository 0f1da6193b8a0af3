// Takes out what the view shows, as a file. The program asks where to put it.
import { useMutation } from "@tanstack/react-query";
import { Download } from "lucide-react";
import { useState } from "react";
import { Menu, MenuItem, MenuTrigger, Popover } from "react-aria-components";
import { ask, type ExportFormat } from "../../ipc/door";
import { wordsOf } from "../../ipc/errors";
import { useCommands } from "../../shared/commands/registry";
import { plural } from "../../shared/format";
import { Button } from "../../shared/layout/button";
import { say } from "../../shared/toast/toast";
import { composeFilter } from "./filter";
import { sortKeys } from "./question";
import { useView } from "./view-store";

const formats: { id: ExportFormat; name: string }[] = [
  { id: "xlsx", name: "Excel workbook (XLSX)" },
  { id: "csv", name: "Comma separated (CSV)" },
];

export function ExportMenu() {
  const [open, setOpen] = useState(false);
  const { mutate, isPending } = useMutation({
    mutationFn: (format: ExportFormat) => {
      const { filter, sort } = useView.getState();
      return ask().exportRenewals({
        format,
        filter: composeFilter(filter),
        sort: sortKeys(sort),
        group: null,
        columns: [],
        title: null,
      });
    },
    onSuccess: (file) => file && say("ok", `Exported ${plural(file.rows, "renewal")}`, file.path),
    onError: (error) => say("danger", wordsOf(error).title, wordsOf(error).advice),
  });
  useCommands([
    {
      id: "renewals.export",
      title: "Export what the list shows",
      group: "Renewals",
      keys: ["$mod+e"],
      run: () => setOpen(true),
    },
  ]);
  return (
    <MenuTrigger isOpen={open} onOpenChange={setOpen}>
      <Button isDisabled={isPending} data-testid="export">
        <Download size={14} aria-hidden="true" />
        {isPending ? "Exporting…" : "Export"}
      </Button>
      <Popover className="popover" placement="bottom end">
        <Menu className="menu" items={formats} onAction={(key) => mutate(key as ExportFormat)}>
          {({ id, name }) => (
            <MenuItem id={id} className="menu-item" data-testid={`export-${id}`}>
              {name}
            </MenuItem>
          )}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
