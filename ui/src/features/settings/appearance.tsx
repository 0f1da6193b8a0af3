// Light, dark, or as the system has it.
import { Choice } from "../../shared/forms/choice";
import { setTheme, useTheme } from "../../shared/theme";

const options = [
  { id: "system" as const, label: "As the system" },
  { id: "light" as const, label: "Light" },
  { id: "dark" as const, label: "Dark" },
];

export function Appearance() {
  const theme = useTheme((state) => state.theme);
  return <Choice name="theme" label="Colours" value={theme} options={options} onChange={setTheme} />;
}
