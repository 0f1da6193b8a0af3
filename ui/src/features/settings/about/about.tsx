// Which program this is, what can be sent to support, and the log.
import { Keyboard } from "lucide-react";
import { useDesk } from "../../../ipc/queries";
import { runCommand } from "../../../shared/commands/registry";
import { Button } from "../../../shared/layout/button";
import { Row } from "../row";
import { Diagnostics } from "./diagnostics";
import { Log } from "./log";
import "./about.css";

export function About() {
  const { data: desk } = useDesk();
  return (
    <>
      <Row label="Renewal Desk">
        <p>Version {desk?.version}</p>
        <div>
          <Button onPress={() => runCommand("help")}>
            <Keyboard size={14} aria-hidden="true" />
            Keyboard shortcuts
          </Button>
        </div>
      </Row>
      <Row
        label="Diagnostics"
        hint="For support. Without passwords, addresses, or names of people and properties."
      >
        <Diagnostics />
      </Row>
      <Log />
    </>
  );
}
