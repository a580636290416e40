// What do the marks of the picture mean? One line of them, drawn by the sheet of the picture itself; their full sentences are in
// words/marks.ts.

import type { ReactElement, Ref } from "react";
import { answerWords } from "./words";

const { key: words } = answerWords;

const size = 14;
const middle = size / 2;
const at = { cx: middle, cy: middle };

/** `wrong`: shown by the picture where something is. */
export function AnswersKey({ wrong }: { wrong: Ref<HTMLLIElement> }): ReactElement {
  return (
    <ul className="answers-key note">
      <li>
        <Mark layer="dots">
          <circle className="is-right" {...at} r={5} />
        </Mark>
        {words.right}
      </li>
      <li>
        <Mark layer="dots">
          <circle {...at} r={5} />
        </Mark>
        {words.other}
      </li>
      <li ref={wrong} hidden>
        <Mark layer="dots">
          <circle className="is-wrong" {...at} r={5} />
        </Mark>
        {words.wrong}
      </li>
      <li>
        <Mark layer="ring">
          <circle {...at} r={5.5} />
        </Mark>
        {words.ring}
      </li>
      <li>
        <Mark layer="replaced">
          <path d={`M1.5 ${middle}a5.5 5.5 0 1 0 11 0a5.5 5.5 0 1 0 -11 0M4 ${middle}h6`} />
        </Mark>
        {words.replaced}
      </li>
      <li>
        <Mark layer="key-line">
          <rect y={middle - 1} width={size} height={4} />
        </Mark>
        {words.line}
      </li>
    </ul>
  );
}

function Mark({ layer, children }: { layer: string; children: ReactElement }): ReactElement {
  return (
    <svg width={size} height={size} aria-hidden="true">
      <g className={`answers-${layer}`}>{children}</g>
    </svg>
  );
}
