// What if anybody presses anything? Seeded presses, keys and texts over a view; after each the page must answer, unbroken.

import type { Page } from "playwright-core";
import { uniform } from "#model/contracts/random";
import { closePopups, expectAnswer } from "./menus";

const keys = [
  ...["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Home", "End", "Escape", "Enter", "Space", "Tab"],
  ...["n", "s", "z", "f", "1", "3", "?", "Control+z", "Control+y"],
];
const texts = ["", "one", "one", "one two one two one two", "ein Wort, noch ein Wort"];

/** Leave the page, or open what belongs to the system. */
const leaving =
  "a[href^='http'], input[type=file], [download], .header-action, .panel-export, .panel-frame-tool, .panel-enlarge";

/** Acts `count` times. What it did is named in the message of what fails. */
export async function unleash(page: Page, { seed, count }: { seed: string; count: number }): Promise<void> {
  const random = uniform(seed);
  const pick = <Of>(of: readonly Of[]): Of => of[Math.floor(random() * of.length)]!;
  const done: string[] = [];
  for (let turn = 0; turn < count; turn++) {
    done.push(await act(page, { random, pick }));
    await expectAnswer(page, `seed ${seed}: ${done.slice(-6).join(", then ")}`);
    if (turn % 12 === 11) await closePopups(page);
  }
}

async function act(
  page: Page,
  { random, pick }: { random: () => number; pick: <Of>(of: readonly Of[]) => Of },
): Promise<string> {
  const which = random();
  if (which < 0.3) {
    const key = pick(keys);
    await page.keyboard.press(key);
    return `the key ${key}`;
  }
  if (which < 0.4) {
    const box = page.locator(".text-box-field");
    const text = pick(texts);
    if ((await box.count()) === 1 && (await box.isVisible()) && (await page.locator("[role=dialog]").count()) === 0)
      await box.fill(text);
    return `the text “${text}”`;
  }
  return page.evaluate(
    ({ choice, leaving }) => {
      const all = [
        ...document.querySelectorAll<HTMLElement | SVGElement>(
          "button, [role=switch], [role=radio], [role=tab], [role=option], [role=menuitem], input[type=radio], input[type=checkbox], summary, [data-token], [role=application], .timeline-plot, nav a",
        ),
      ].filter((element) => !element.closest(leaving) && element.checkVisibility({ visibilityProperty: true }));
      const element = all[Math.floor(choice * all.length)];
      if (!element) return "nothing to press";
      const { left, top, width, height } = element.getBoundingClientRect();
      const at = { clientX: left + width / 2, clientY: top + height / 2, bubbles: true, cancelable: true };
      const pointer = { ...at, pointerId: 1, isPrimary: true, pointerType: "mouse", button: 0 };
      for (const type of ["pointermove", "pointerdown", "mousedown", "pointerup", "mouseup", "click"]) {
        const isPointer = type.startsWith("pointer");
        const event = isPointer ? new PointerEvent(type, pointer) : new MouseEvent(type, at);
        try {
          element.dispatchEvent(event);
        } catch (error) {
          return `threw ${String(error)}`;
        }
      }
      return `${element.getAttribute("aria-label") ?? element.textContent.trim().slice(0, 30)} (${element.tagName.toLowerCase()})`;
    },
    { choice: random(), leaving },
  );
}
