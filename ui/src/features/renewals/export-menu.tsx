// Takes out what the view shows, as a file. The program asks where to put it.
import { useMutation } from "@tanstack/react-query";
import { Download } from "lucide-react";
import { useEffect } from "react";
import { Menu, MenuItem, MenuTrigger, Popover } from "react-aria-components";
import { ask, type ExportFormat } from "../../ipc/door";
import { plural } from "../../shared/format";
import { Button } from "../../shared/layout/button";
import { say } from "../../shared/toast/toast";
import { useExporting } from "./exporting";
import { wanted } from "./question";
import { sayRefused } from "./refused";
import { shownColumns } from "./selection";
import { useView } from "./view-store";
import { useShownView } from "./views/use-shown-view";

const formats: { id: ExportFormat; name: string; hint: string }[] = [
  { id: "xlsx", name: "Excel workbook", hint: "XLSX" },
  { id: "csv", name: "Comma separated", hint: "CSV" },
  { id: "pdf", name: "Report to print", hint: "PDF" },
  { id: "ics", name: "Critical dates for a calendar", hint: "ICS" },
];

export function ExportMenu() {
  const open = useExporting((state) => state.open);
  const { name } = useShownView();
  useEffect(() => () => useExporting.setState({ open: false }), []);
  const { mutate, isPending } = useMutation({
    mutationFn: (format: ExportFormat) => {
      const { filter, sort, group } = wanted(useView.getState());
      return ask().exportRenewals({ format, filter, sort, group, columns: shownColumns(), title: name });
    },
    onSuccess: (file) => file && say("ok", `Exported ${plural(file.rows, "renewal")}`, file.path),
    onError: (error) => void sayRefused(error, wanted(useView.getState()).filter),
  });
  return (
    <MenuTrigger isOpen={open} onOpenChange={(now) => useExporting.setState({ open: now })}>
      <Button look="quiet" isDisabled={isPending} aria-label="Export" data-testid="export">
        <Download size={14} aria-hidden="true" />
        <span className="wide">{isPending ? "Exporting…" : "Export"}</span>
      </Button>
      <Popover className="popover" placement="bottom end">
        <Menu
          className="menu"
          aria-label="Export what the list shows"
          items={formats}
          onAction={(key) => mutate(key as ExportFormat)}
        >
          {({ id, name: title, hint }) => (
            <MenuItem id={id} textValue={title} className="menu-item" data-testid={`export-${id}`}>
              {title}
              <span className="menu-key muted">{hint}</span>
            </MenuItem>
          )}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
