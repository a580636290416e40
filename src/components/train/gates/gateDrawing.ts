// What is in the gates it learned? θ, η and α of every layer and head along the steps, means over texts that are never learned.
// Leaves the words of the panel to words.ts.

import type { TrainGates, TrainLook, TrainSettings } from "#model/contracts/trainQuestions";
import type { Training } from "#state/training";
import { say } from "#words/say";
import { spreadLabels } from "#components/chart/endLabels";
import { formatTick } from "#components/chart/scale";
import { formatGate } from "#components/text/format";
import { path, text, type TrainDrawing } from "#components/train/drawing";
import { lookPath, stepsOf } from "#components/train/stepScale";
import { gateWords as words } from "./words";

export const gateNames = ["theta", "eta", "alpha"] as const;
type GateName = (typeof gateNames)[number];
const hues = { theta: "u", eta: "s", alpha: "a" } as const;

const height = { plot: 62, top: 18, axis: 20 } as const;
const margin = { left: 34, right: { alone: 46, among: 76 } } as const;
/** The second layer is drawn thinner. */
const thin = "is-thin";

export function gateDrawing(
  { curve, before, look }: Pick<Training, "curve" | "before" | "look">,
  { width, wanted }: { width: number; wanted: Pick<TrainSettings, "steps" | "thetaMaximum"> },
): TrainDrawing {
  const of = look?.gates ?? [];
  const looks = curve?.looks ?? [];
  const shown = gateNames.filter((name) => of.length === 0 || of.some((gates) => gates[name] !== null));
  const bottom = height.top + height.plot;
  const each = width / shown.length;
  const steps = stepsOf({ curve, before }, wanted.steps);
  const plots = shown.map((name, index) => {
    const left = index * each + margin.left;
    const inner = Math.max(16, each - margin.left - (of.length > 1 ? margin.right.among : margin.right.alone));
    const top = topOf(name, { looks, thetaMaximum: (curve?.settings ?? wanted).thetaMaximum });
    const x = (step: number): number => left + (step / steps) * inner;
    const y = (value: number): number => bottom - (Math.min(value, top) / top) * height.plot;
    const ends = spreadLabels(
      of.flatMap((gates) => {
        const value = gates[name];
        return value === null ? [] : [{ id: idOf(gates), name: sayValue(of, gates, value), y: y(value) }];
      }),
      bottom,
    );
    const at = Math.min(x(look?.step ?? 0) + 5, left + inner + 5);
    return {
      paths: [
        path(`${name} none`, `M${left} ${bottom}h${inner}`, "plot-baseline"),
        path(`${name} top`, `M${left} ${height.top}h${inner}`, name === "theta" ? "train-limit" : "plot-tick-line"),
        ...of.map((gates) =>
          path(`${name} ${idOf(gates)}`, lookPath(looks, { valueOf: (one) => valueIn(one, gates, name), x, y }), [
            "train-line",
            `stroke-${hues[name]}`,
            ...(gates.layer > 0 ? [thin] : []),
          ]),
        ),
      ],
      texts: [
        text(`${name} name`, {
          x: left,
          y: 11,
          says: words.names[name],
          className: ["train-name", `hue-${hues[name]}`],
        }),
        text(`${name} most`, { x: left - 5, y: height.top + 4, says: formatTick(top), anchor: "end" }),
        text(`${name} least`, { x: left - 5, y: bottom, says: "0", anchor: "end" }),
        text(`${name} from`, { x: left, y: bottom + 16, says: "0" }),
        text(`${name} to`, {
          x: left + inner,
          y: bottom + 16,
          says: say(words.steps, { steps }),
          anchor: "end",
        }),
        ...ends.map(({ id, lines, y }) =>
          text(`${name} ${id}`, { x: at, y: y + 4, says: lines.join(" "), className: `hue-${hues[name]}` }),
        ),
      ],
    };
  });
  return {
    height: bottom + height.axis,
    label: of.length === 0 ? words.none : say(words.label, { gates: of.map((gates) => sayGates(gates)).join("; ") }),
    paths: plots.flatMap(({ paths }) => paths),
    texts: plots.flatMap(({ texts }) => texts),
  };
}

/** How high a gate's plot reaches: θ to what it is held under, η to 1, α to what was seen. */
function topOf(name: GateName, { looks, thetaMaximum }: { looks: readonly TrainLook[]; thetaMaximum: number }): number {
  if (name === "theta") return thetaMaximum;
  if (name === "eta") return 1;
  const most = Math.max(0, ...looks.flatMap(({ gates }) => gates.map(({ alpha }) => alpha)));
  const power = 10 ** Math.floor(Math.log10(Math.max(most, 1e-3)));
  return Number((Math.ceil(Math.max(most, 1e-3) / power) * power).toPrecision(1));
}

function idOf({ layer, head }: Pick<TrainGates, "layer" | "head">): string {
  return `${layer} ${head}`;
}

function valueIn({ gates }: TrainLook, of: TrainGates, name: GateName): number | null {
  return gates.find(({ layer, head }) => layer === of.layer && head === of.head)?.[name] ?? null;
}

/** Which layer is only said where there are several. */
function sayValue(all: readonly TrainGates[], { layer, head }: TrainGates, value: number): string {
  if (all.length === 1) return formatGate(value);
  const place = { layer: layer + 1, head: head + 1, value: formatGate(value) };
  if (all.some((gates) => gates.layer > 0)) return say(words.ofLayer, place);
  return say(words.ofHead, place);
}

function sayGates({ layer, head, theta, eta, alpha }: TrainGates): string {
  const places = { layer: layer + 1, head: head + 1, theta: formatGate(theta), alpha: formatGate(alpha) };
  return eta === null ? say(words.two, places) : say(words.three, { ...places, eta: formatGate(eta) });
}
