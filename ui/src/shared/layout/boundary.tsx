// What stands in a screen's place when drawing it failed: never an empty window.
import { CircleAlert } from "lucide-react";
import { Component, type ReactNode } from "react";
import { Button } from "./button";
import { Notice } from "./notice";

type BoundaryProps = { children: ReactNode };

export class Boundary extends Component<BoundaryProps, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError() {
    return { broken: true };
  }

  override render() {
    if (!this.state.broken) return this.props.children;
    return (
      <Notice
        icon={CircleAlert}
        alert
        title="This screen could not be drawn"
        actions={<Button onPress={() => this.setState({ broken: false })}>Try again</Button>}
      >
        Nothing that was saved is lost. If it happens again, send the log to support.
      </Notice>
    );
  }
}
