// Where everything lies, how large it is, its copies, and forgetting it.
import { useMutation } from "@tanstack/react-query";
import { FolderOpen } from "lucide-react";
import { ask, type DataFolder } from "../../../ipc/door";
import { wordsOf } from "../../../ipc/errors";
import { Button } from "../../../shared/layout/button";
import { say } from "../../../shared/toast/toast";
import { Value } from "../../../shared/value";
import { useDataFolder } from "../queries";
import { NotThere, Row } from "../row";
import { Backups } from "./backups";
import { formatBytes } from "./bytes";
import { Forget } from "./forget";
import "../../../shared/layout/table.css";
import "./data.css";

export function DataPart() {
  const { data: folder, error, refetch } = useDataFolder();
  if (!folder) return <NotThere error={error} onRetry={() => void refetch()} />;
  return (
    <>
      <Folder path={folder.path} />
      <Sizes folder={folder} />
      <Backups backups={folder.backups} />
      <Forget />
    </>
  );
}

function Folder({ path }: { path: string }) {
  const open = useMutation({
    mutationFn: () => ask().openDataFolder(),
    onError: (error) => say("danger", "The folder can't be shown", wordsOf(error).advice),
  });
  return (
    <Row label="Data folder" hint="Nothing of it leaves this computer.">
      <p className="path">{path}</p>
      <div>
        <Button onPress={() => open.mutate()} data-testid="open-folder">
          <FolderOpen size={14} aria-hidden="true" />
          Show in the file manager
        </Button>
      </div>
    </Row>
  );
}

function Sizes({ folder }: { folder: DataFolder }) {
  const parts: [name: string, what: string, bytes: number | null][] = [
    ["Desk", "What you typed, and history that can't be fetched again", folder.deskBytes],
    ["Cache", "What MRI said; a sync builds it anew", folder.cacheBytes],
    ["Logs", "What the program did", folder.logBytes],
    ["Quarantine", "Caches that couldn't be read and were set aside", folder.quarantineBytes],
  ];
  return (
    <Row label="Size">
      <table className="small-table sizes" aria-label="Size">
        <tbody>
          {parts.map(([name, what, bytes]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td className="muted">{what}</td>
              <td className="numeric nowrap">
                <Value>{bytes === null ? null : bytes === 0 ? "nothing" : formatBytes(bytes)}</Value>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Row>
  );
}
