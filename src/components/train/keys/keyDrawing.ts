// What is in the map of keys? A square for how alike two keys are: down, the key that a word is told under; across, what its answer
// is looked for with. Where a word meets itself the square is green. Leaves the words of the panel to words.ts.

import type { TrainKeys, TrainLook } from "#model/contracts/trainQuestions";
import { say } from "#words/say";
import { formatStrength } from "#components/text/format";
import type { Mark } from "#components/chart/keyedMarks";
import { path, text, type TrainDrawing } from "#components/train/drawing";
import { columnNames, levelWidth, namesHeight } from "#components/train/columnNames";
import { lookPath } from "#components/train/stepScale";
import { keyWords as words } from "./words";

const labels = { left: 58 } as const;
const cell = { most: 26, least: 6 } as const;
const side = { least: 130, gap: 26, plot: 84, top: 30, margin: 26, bottom: 12 } as const;
const mostHeight = 208;

type KeyMap = TrainKeys["maps"][number];

/** The head whose keys tell words apart best, by the latest look. */
export function clearest({ maps }: TrainKeys): KeyMap | null {
  return maps.reduce<KeyMap | null>(
    (best, map) => (best === null || map.same - map.other > best.same - best.other ? map : best),
    null,
  );
}

export function keyDrawing(
  { look, looks, steps }: { look: TrainLook | null; looks: readonly TrainLook[]; steps: number },
  { width }: { width: number },
): TrainDrawing {
  const map = look?.keys ? clearest(look.keys) : null;
  if (!look?.keys || !map) return { height: 40, label: look ? words.none : words.empty, texts: [emptyText(look)] };
  const { names } = look.keys;
  const { rows, columns } = placesOf(look.keys);
  const asked = columns.map((column) => names[column]!);
  const step = Math.max(cell.least, Math.min(levelWidth(asked), (width - labels.left) / Math.max(1, columns.length)));
  const top = namesHeight(asked, step);
  const size = Math.max(cell.least, Math.min(cell.most, step, (mostHeight - top) / Math.max(1, rows.length)));
  const x = (column: number): number => labels.left + (column + 0.5) * step;
  const y = (row: number): number => top + (row + 0.5) * size;
  const mapWidth = labels.left + columns.length * step;
  const mapHeight = top + rows.length * size;
  const isBeside = width > mapWidth + side.gap + side.margin + side.least;
  const corner = isBeside ? { left: mapWidth + side.gap, top: 0 } : { left: 0, top: mapHeight + side.gap };
  const cells = rows.flatMap((told, row) =>
    columns.map((asked, column): Mark => {
      const cosine = map.cosines[told * names.length + asked]!;
      const isSame = names[told] === names[asked];
      const half = (0.94 * size * Math.sqrt(Math.min(1, Math.abs(cosine)))) / 2;
      return {
        key: `${row} ${column}`,
        attributes: {
          x: x(column) - half,
          y: y(row) - half,
          width: 2 * half,
          height: 2 * half,
          class: [isSame ? "train-key-same" : "train-key-other", ...(cosine < 0 ? ["train-key-negative"] : [])].join(
            " ",
          ),
        },
      };
    }),
  );
  const lines = linesDrawing({ looks, steps, map }, { ...corner, right: width });
  return {
    height: Math.max(mapHeight + 4, corner.top + side.top + side.plot + side.bottom),
    label: say(words.label, sayMap(map)),
    rects: cells,
    paths: [
      path(
        "field",
        `M${labels.left} ${top}h${columns.length * step}v${rows.length * size}h${-columns.length * step}z`,
        "train-key-field",
      ),
      ...lines.paths,
    ],
    texts: [
      ...rows.map((told, row) =>
        text(`row ${row}`, {
          x: labels.left - 6,
          y: y(row) + 4,
          says: names[told]!,
          anchor: "end",
          className: ["train-word", "hue-ink"],
        }),
      ),
      ...columnNames(asked, { key: "column", x, bottom: top, step }),
      ...lines.texts,
    ],
  };
}

function emptyText(look: TrainLook | null): Mark {
  return text("empty", { x: 0, y: 16, says: look ? words.none : words.empty });
}

/** How alike same and other words' keys were, along the steps, in the same head. */
function linesDrawing(
  { looks, steps, map: { layer, head } }: { looks: readonly TrainLook[]; steps: number; map: KeyMap },
  { left: from, top, right }: { left: number; top: number; right: number },
): Required<Pick<TrainDrawing, "paths" | "texts">> {
  const left = from + side.margin;
  const inner = Math.max(20, right - left - 44);
  const bottom = top + side.top + side.plot;
  const x = (step: number): number => left + (step / steps) * inner;
  const y = (cosine: number): number => bottom - Math.max(-0.25, cosine) * side.plot;
  const of = (look: TrainLook): KeyMap | undefined =>
    look.keys?.maps.find((map) => map.layer === layer && map.head === head);
  const last = looks.at(-1);
  const now = last && of(last);
  const end = Math.min(x(last?.step ?? 0) + 5, left + inner + 5);
  return {
    paths: [
      path("one", `M${left} ${y(1)}h${inner}`, "plot-tick-line"),
      path("zero", `M${left} ${y(0)}h${inner}`, "plot-baseline"),
      path("other", lookPath(looks, { valueOf: (look) => of(look)?.other ?? null, x, y }), [
        "train-line",
        "train-pale",
      ]),
      path("same", lookPath(looks, { valueOf: (look) => of(look)?.same ?? null, x, y }), ["train-line", "train-right"]),
    ],
    texts: [
      text("head", {
        x: from,
        y: top + 11,
        says: say(words.head, { layer: layer + 1, head: head + 1 }),
        className: ["train-name", "hue-ink"],
      }),
      text("one", { x: left - 5, y: y(1) + 4, says: "1", anchor: "end" }),
      text("zero", { x: left - 5, y: y(0) + 4, says: "0", anchor: "end" }),
      ...(now
        ? [
            text("same", {
              x: end,
              y: y(now.same) + 4,
              says: formatStrength(now.same),
              className: "hue-r",
            }),
            text("other", {
              x: end,
              y: Math.max(y(now.other), y(now.same) + 14) + 4,
              says: formatStrength(now.other),
              className: "hue-ink",
            }),
          ]
        : []),
    ],
  };
}

/** Which keys stand down and which across; where all are of one role, all stand both ways. */
export function placesOf({ roles }: TrainKeys): { rows: number[]; columns: number[] } {
  const all = [...roles.keys()];
  const [rows, columns] = (["told", "asked"] as const).map((role) => all.filter((place) => roles[place] === role));
  return rows!.length === 0 || columns!.length === 0 ? { rows: all, columns: all } : { rows: rows!, columns: columns! };
}

function sayMap({ layer, head, same, other }: KeyMap): {
  layer: number;
  head: number;
  same: string;
  other: string;
} {
  return { layer: layer + 1, head: head + 1, same: formatStrength(same), other: formatStrength(other) };
}
