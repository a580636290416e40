// What needs what? Every lesson under all that it builds on, with a line to each: a map whose places are links.

import { linkVertical } from "d3";
import { useState, type ReactElement } from "react";
import { lessons } from "#lessons/course";
import type { Lesson } from "#lessons/lesson";
import { depths, nearestNeeds } from "#lessons/plans";
import { say, sayList } from "#words/say";
import { teacherWords } from "#words/teachers";
import { openHere } from "#components/lessons/LessonLink";
import { linkToStep } from "#components/lessons/LessonTeachers";
import { openStep } from "#guide/guide";

const words = teacherWords.needs;
const box = { width: 208, height: 34, across: 14, down: 30 } as const;

interface Place {
  readonly lesson: Lesson;
  readonly x: number;
  readonly y: number;
}

const curve = linkVertical<unknown, [number, number]>()
  .source((link) => (link as { from: [number, number] }).from)
  .target((link) => (link as { to: [number, number] }).to);

export function NeedsMap(): ReactElement {
  const [lit, setLit] = useState<string | null>(null);
  const { places, width, height } = layout();
  const of = new Map(places.map((place) => [place.lesson.id, place]));
  const links = places.flatMap(({ lesson, x, y }) =>
    nearestNeeds(lesson, lessons).flatMap((need) => {
      const above = of.get(need);
      if (!above) return [];
      const from: [number, number] = [above.x + box.width / 2, above.y + box.height];
      const isLit = lit === lesson.id || lit === need;
      return [{ name: `${need} ${lesson.id}`, isLit, path: curve({ from, to: [x + box.width / 2, y] }) }];
    }),
  );
  return (
    <>
      <p className="note">{words.about}</p>
      <div className="lesson-map">
        <svg width={width} height={height} role="group" aria-label={teacherWords.map}>
          {links.map(({ name, isLit, path }) => (
            <path key={name} d={path ?? ""} data-lit={isLit || undefined} />
          ))}
          {places.map(({ lesson, x, y }) => (
            <a
              key={lesson.id}
              href={linkToStep({ lesson, step: 0 })}
              aria-label={labelOf(lesson)}
              onClick={(event) => openHere(event, () => openStep({ lesson, step: 0 }))}
              onPointerEnter={() => setLit(lesson.id)}
              onPointerLeave={() => setLit(null)}
              onFocus={() => setLit(lesson.id)}
              onBlur={() => setLit(null)}
            >
              <rect x={x} y={y} width={box.width} height={box.height} rx={6} />
              <text x={x + 10} y={y + 22}>
                {shownName(lesson)}
              </text>
            </a>
          ))}
        </svg>
      </div>
    </>
  );
}

/** A row for each depth, in the order of the course. */
function layout(): { readonly places: readonly Place[]; readonly width: number; readonly height: number } {
  const depth = depths(lessons);
  const rows: Lesson[][] = [];
  for (const lesson of lessons) (rows[depth.get(lesson.id)!] ??= []).push(lesson);
  const most = Math.max(...rows.map((row) => row.length));
  const width = most * (box.width + box.across) - box.across;
  return {
    places: rows.flatMap((row, down) => {
      const indent = (width - row.length * (box.width + box.across) + box.across) / 2;
      return row.map((lesson, across) => ({
        lesson,
        x: indent + across * (box.width + box.across),
        y: down * (box.height + box.down) + 1,
      }));
    }),
    width,
    height: rows.length * (box.height + box.down) - box.down + 2,
  };
}

/** It begins as what is seen, which a voice may say. */
function labelOf(lesson: Lesson): string {
  const { title, needs = [] } = lesson;
  const titles = needs.flatMap((need) => lessons.find(({ id }) => id === need)?.title ?? []);
  const shown = shownName(lesson);
  return titles.length > 0 ? say(words.label, { shown, title, needs: sayList(titles) }) : shown;
}

function shownName(lesson: Lesson): string {
  return say(words.place, { number: lessons.indexOf(lesson) + 1, title: short(lesson.title) });
}

/** As much of a title as its place has room for: “Kernels: sharper likeness” is “Kernels”. */
function short(whole: string): string {
  const title = whole.split(":")[0]!;
  return title.length <= longest ? title : `${title.slice(0, longest - 1).trimEnd()}…`;
}

const longest = 28;
