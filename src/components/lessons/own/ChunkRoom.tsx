// What does a chunk's length cost in training? The products of all triangles, the numbers of all copies of the weights, and both
// together, a bar for each length. Leaves the counting to chunkLengths.ts.

import type { ReactElement } from "react";
import { panelNames } from "#words/panelNames";
import { say, sayNumber } from "#words/say";
import { chunkLengths, roomOf, type ChunkRoom } from "./chunkLengths";
import { roomWords as words } from "./parallelWords";

type Part = "triangles" | "copies";
const hues: Readonly<Record<Part, string>> = { triangles: "var(--ink)", copies: "var(--s)" };
const rooms = chunkLengths.map(roomOf);
/** The same for all three pictures, so that their bars can be held against each other. */
const most = Math.max(...rooms.map(({ triangles, copies }) => triangles + copies));

export function ChunkTriangles(): ReactElement {
  return <Rooms name={panelNames.chunkTriangles} caption={words.triangles} parts={["triangles"]} />;
}

export function ChunkCopies(): ReactElement {
  return <Rooms name={panelNames.chunkCopies} caption={words.copies} parts={["copies"]} />;
}

export function ChunkSum(): ReactElement {
  return <Rooms name={panelNames.chunkSum} caption={words.both} parts={["triangles", "copies"]} />;
}

function Rooms({ name, caption, parts }: { name: string; caption: string; parts: readonly Part[] }): ReactElement {
  return (
    <figure className="lesson-exhibit lesson-bars" aria-label={name}>
      <figcaption>{caption}</figcaption>
      <table>
        <tbody>
          {rooms.map((room) => (
            <tr key={room.chunk}>
              <th scope="row">
                {say(words.chunk, { chunk: room.chunk })}
                {parts.map((part) => (
                  <span key={part} className="note">
                    <br />
                    {countedOf(room, part)}
                  </span>
                ))}
              </th>
              <td className="lesson-bars-track" aria-hidden>
                <Bar room={room} parts={parts} />
              </td>
              <td>{sayNumber(parts.reduce((sum, part) => sum + room[part], 0))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  );
}

function countedOf({ chunks: count, triangle, copy }: ChunkRoom, part: Part): string {
  return part === "triangles"
    ? say(words.counted, { count, each: triangle })
    : say(words.copied, { count, each: copy });
}

function Bar({ room, parts }: { room: ChunkRoom; parts: readonly Part[] }): ReactElement {
  const share = (numbers: number): string => `${(100 * numbers) / most}%`;
  const before = (index: number): number => parts.slice(0, index).reduce((sum, part) => sum + room[part], 0);
  return (
    <svg>
      {parts.map((part, index) => (
        <rect
          key={part}
          x={share(before(index))}
          width={share(room[part])}
          height="100%"
          style={{ fill: hues[part] }}
        />
      ))}
    </svg>
  );
}
