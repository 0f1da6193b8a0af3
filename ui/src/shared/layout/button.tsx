// A button: plain, primary (one on a screen), quiet (in bars and rows) or dangerous.
import { Button as AriaButton, type ButtonProps } from "react-aria-components";
import "./button.css";

export type ButtonLook = "plain" | "primary" | "quiet" | "danger";

export function Button({
  look = "plain",
  className = "",
  ...rest
}: ButtonProps & { look?: ButtonLook; className?: string }) {
  return <AriaButton {...rest} className={`button ${look} ${className}`} />;
}
