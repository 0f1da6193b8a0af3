// How the window looks on this computer. Applied at once, kept by the page.
import { Minus, Plus, RotateCcw } from "lucide-react";
import { Segments } from "../../shared/forms/segments";
import { Button } from "../../shared/layout/button";
import { type Contrast, type Density, type Motion, setLook, type Theme, useTheme } from "../../shared/theme";
import { Row } from "./row";
import { LARGEST, SMALLEST, setZoom, useZoom, zoomBy } from "./zoom";

type Options<T extends string> = { id: T; label: string }[];
const themes: Options<Theme> = [
  { id: "system", label: "As the system" },
  { id: "light", label: "Light" },
  { id: "dark", label: "Dark" },
];
const contrasts: Options<Contrast> = [
  { id: "system", label: "As the system" },
  { id: "more", label: "More" },
];
const motions: Options<Motion> = [
  { id: "system", label: "As the system" },
  { id: "reduced", label: "Reduced" },
];
const densities: Options<Density> = [
  { id: "compact", label: "Compact" },
  { id: "normal", label: "Normal" },
  { id: "roomy", label: "Roomy" },
];

export function Appearance() {
  const { theme, contrast, motion, density } = useTheme();
  return (
    <>
      <Row label="Colours">
        <Segments
          name="theme"
          label="Colours"
          value={theme}
          options={themes}
          onChange={(chosen) => setLook({ theme: chosen })}
        />
      </Row>
      <Row label="Contrast" hint="Darker lines and text.">
        <Segments
          name="contrast"
          label="Contrast"
          value={contrast}
          options={contrasts}
          onChange={(chosen) => setLook({ contrast: chosen })}
        />
      </Row>
      <Row label="Motion" hint="Reduced, nothing turns or slides.">
        <Segments
          name="motion"
          label="Motion"
          value={motion}
          options={motions}
          onChange={(chosen) => setLook({ motion: chosen })}
        />
      </Row>
      <Row label="Zoom" hint="Ctrl+= and Ctrl+- everywhere; Ctrl+0 for 100 %.">
        <Zoom />
      </Row>
      <Row label="Density of lists" hint="Where a view has none of its own.">
        <Segments
          name="density"
          label="Density of lists"
          value={density}
          options={densities}
          onChange={(chosen) => setLook({ density: chosen })}
        />
      </Row>
    </>
  );
}

function Zoom() {
  const percent = useZoom((state) => state.percent);
  return (
    <div className="zoom">
      <Button
        aria-label="Smaller"
        isDisabled={percent <= SMALLEST}
        onPress={() => setZoom(zoomBy(percent, -1))}
        data-testid="zoom-out"
      >
        <Minus size={14} aria-hidden="true" />
      </Button>
      <output data-testid="zoom">{percent} %</output>
      <Button
        aria-label="Larger"
        isDisabled={percent >= LARGEST}
        onPress={() => setZoom(zoomBy(percent, 1))}
        data-testid="zoom-in"
      >
        <Plus size={14} aria-hidden="true" />
      </Button>
      {percent !== 100 && (
        <Button look="quiet" onPress={() => setZoom(100)}>
          <RotateCcw size={14} aria-hidden="true" />
          100 %
        </Button>
      )}
    </div>
  );
}
