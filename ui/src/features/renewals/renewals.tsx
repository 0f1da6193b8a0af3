// The list of renewals, and the lease that is opened: beside it, or as a page in its place.
import { Splitter } from "../../shared/layout/splitter";
import { useKnowSeveral } from "./columns/several";
import { useListCommands } from "./commands";
import { Detail } from "./detail/detail";
import { List } from "./list";
import { closeLease, useView } from "./view-store";
import "../../shared/forms/field.css";
import "../../shared/forms/menu.css";
import "../../shared/layout/dialog.css";
import "./renewals.css";

export function Renewals() {
  const opened = useView((view) => view.opened);
  const detailWidth = useView((view) => view.detailWidth);
  useListCommands();
  useKnowSeveral();
  return (
    <div className="renewals">
      <h1 className="unseen">Renewals</h1>
      <List behind={opened?.page ?? false} />
      {opened && !opened.page && (
        <Splitter
          label="Width of the lease"
          width={detailWidth}
          min={300}
          max={640}
          onWidth={(width) => useView.setState({ detailWidth: width })}
        />
      )}
      {opened && <Detail at={opened} width={detailWidth} page={opened.page} onClose={closeLease} />}
    </div>
  );
}
