// Which memories stand side by side? One switch an idea, in the order of ideas; any other memory comes from the picker.

import { Plus, X } from "lucide-react";
import { useMemo, type ReactElement } from "react";
import { Button, Header, Menu, MenuItem, MenuSection, MenuTrigger, Popover } from "react-aria-components";
import { toggleMemory, useComparison } from "#state/comparison";
import { families } from "#model/contracts/comparedMemory";
import type { DescribedMemory } from "#model/contracts/compareQuestions";
import { lookOf } from "#components/chart/memoryLook";
import { MemorySwatch } from "#components/chart/MemorySwatch";
import { useExplorer } from "#state/store";
import { compareWords } from "#words/compare";
import { panelNames } from "#words/panelNames";
import { say } from "#words/say";
import "./CompareLadder.css";

const words = compareWords.ladder;

export function CompareLadder(): ReactElement {
  const table = useComparison((state) => state.table);
  const chosen = useExplorer(({ scene }) => scene.compare.memories);
  const rungs = useMemo(
    () => table?.ladder.flatMap((id) => table.memories.find((memory) => memory.id === id) ?? []) ?? [],
    [table],
  );
  return (
    <section aria-label={panelNames.ladder} className="compare-ladder">
      {rungs.map((memory, index) => (
        <Rung key={memory.id} memory={memory} goesOn={index > 1} isOn={chosen.includes(memory.id)} />
      ))}
    </section>
  );
}

function Rung({
  memory,
  goesOn,
  isOn,
}: {
  memory: DescribedMemory;
  /** Whether it goes on from the rung before. */
  goesOn: boolean;
  isOn: boolean;
}): ReactElement {
  const { id, title, adds, source } = memory;
  return (
    <button
      type="button"
      role="switch"
      aria-checked={isOn}
      aria-label={say(words.rung, { memory: title, adds })}
      title={say(words.source, { paper: source.title, arxiv: source.arxiv, equation: source.equation })}
      className="compare-rung"
      style={{ borderTopColor: isOn ? lookOf(memory).mark : undefined }}
      onClick={() => toggleMemory(id)}
    >
      <span className="compare-rung-name">
        <span className="compare-rung-switch" aria-hidden />
        {title}
      </span>
      <span className="compare-rung-adds">{goesOn ? say(words.goesOn, { adds }) : adds}</span>
    </button>
  );
}

/** Any memory beside the rungs: those that were added, and a menu of all. */
export function MemoryPicker(): ReactElement {
  const table = useComparison((state) => state.table);
  const chosen = useExplorer(({ scene }) => scene.compare.memories);
  const memories = table?.memories ?? [];
  const added = memories.filter(({ id }) => chosen.includes(id) && !table?.ladder.includes(id));
  return (
    <div className="compare-added">
      {added.map((memory) => (
        <button
          key={memory.id}
          className="compare-picker is-added"
          role="switch"
          aria-checked
          aria-label={say(words.rung, { memory: memory.title, adds: memory.adds })}
          title={memory.adds}
          onClick={() => toggleMemory(memory.id)}
        >
          <MemorySwatch memory={memory} /> {memory.title} <X size={13} aria-hidden />
        </button>
      ))}
      <MemoryMenu memories={memories} chosen={chosen} />
    </div>
  );
}

function MemoryMenu({
  memories,
  chosen,
}: {
  memories: readonly DescribedMemory[];
  chosen: readonly string[];
}): ReactElement {
  return (
    <MenuTrigger>
      <Button className="compare-picker">
        <Plus size={14} aria-hidden /> {words.any}
      </Button>
      <Popover placement="bottom end" className="popover">
        <Menu
          className="menu compare-menu"
          aria-label={panelNames.memories}
          selectionMode="multiple"
          selectedKeys={chosen}
          onSelectionChange={(keys) => {
            if (keys === "all") return;
            const changed = memories.find(({ id }) => keys.has(id) !== chosen.includes(id));
            if (changed) toggleMemory(changed.id);
          }}
        >
          {families
            .map((family) => ({ family, members: memories.filter((memory) => memory.family === family) }))
            .filter(({ members }) => members.length > 0)
            .map(({ family, members }) => (
              <MenuSection key={family}>
                <Header className="note">{words.families[family]}</Header>
                {members.map((memory) => (
                  <MenuItem key={memory.id} id={memory.id} textValue={memory.title} className="compare-menu-item">
                    <span className="compare-menu-check" aria-hidden />
                    <MemorySwatch memory={memory} /> {memory.title} <span className="note">{memory.adds}</span>
                  </MenuItem>
                ))}
              </MenuSection>
            ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
