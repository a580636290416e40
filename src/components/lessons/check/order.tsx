// How are things put in order? A list whose items are dragged, or chosen and moved with the arrow keys.

import { GripVertical } from "lucide-react";
import { useRef, type KeyboardEvent, type PointerEvent, type ReactElement } from "react";
import { answerOf, answerWith, useAnswer } from "#guide/draft";
import type { Order } from "#lessons/checks/order";
import { lessonWords } from "#words/lessons";
import { say } from "#words/say";
import { useDrag } from "#components/hooks/drag";
import { isByFinger } from "#components/hooks/layout";
import type { CheckDrawing, CheckProps } from "./drawing";

export const order: CheckDrawing<Order, readonly string[]> = { Answer };

function Answer({ at, check, isOver }: CheckProps<Order>): ReactElement {
  const answer = useAnswer(at, check);
  const items = isOver ? check.items : answer; // it is over with the right order, given or shown, now or before
  const list = useRef<HTMLOListElement>(null);
  const dragged = useRef<string | null>(null);

  function move(item: string, to: number): void {
    const items = answerOf(at, check);
    if (isOver || to < 0 || to >= items.length) return;
    const others = items.filter((other) => other !== item);
    answerWith([...others.slice(0, to), item, ...others.slice(to)]);
  }

  function onKey(event: KeyboardEvent, item: string): void {
    const items = answerOf(at, check);
    const place = items.indexOf(item);
    if (event.key === "ArrowUp") move(item, place - 1);
    else if (event.key === "ArrowDown") move(item, place + 1);
    else if (event.key === "Home") move(item, 0);
    else if (event.key === "End") move(item, items.length - 1);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  const before = useRef(items);
  const drag = useDrag<HTMLOListElement>({
    along: "y",
    start: ({ target, pointerType }) => {
      const row = target instanceof Element ? target.closest("li") : null;
      const item = row && items[[...list.current!.children].indexOf(row)];
      // A finger beside the grip scrolls the page.
      const isGripped = pointerType !== "touch" || (target as Element).closest(".lesson-order-grip") !== null;
      if (isOver || !item || !isGripped) return false;
      before.current = items;
      dragged.current = item;
      row.querySelector("button")?.focus();
    },
    move: onMove,
    cancel: () => answerWith(before.current),
    end: () => (dragged.current = null),
  });

  function onMove(event: PointerEvent): void {
    if (dragged.current === null) return;
    const rows = [...list.current!.children].map((row) => row.getBoundingClientRect());
    const over = rows.findIndex(({ top, bottom }) => event.clientY >= top && event.clientY < bottom);
    if (over >= 0) move(dragged.current, over);
  }

  return (
    <>
      <ol
        ref={list}
        className="lesson-order"
        aria-label={lessonWords.orderLabel}
        data-over={isOver || undefined}
        {...drag}
      >
        {items.map((item, index) => (
          <li key={item}>
            <button
              type="button"
              disabled={isOver}
              aria-label={say(lessonWords.orderItem, { item, place: index + 1, count: items.length })}
              onKeyDown={(event) => onKey(event, item)}
            >
              <span className="lesson-order-place">{index + 1}</span> {item}
              {!isOver && (
                <span className="lesson-order-grip">
                  <GripVertical size={14} aria-hidden />
                </span>
              )}
            </button>
          </li>
        ))}
      </ol>
      {!isOver && <p className="note">{lessonWords[isByFinger() ? "orderByGrip" : "orderKeys"]}</p>}
    </>
  );
}
