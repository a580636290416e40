// Which panel is shown where there is room for one? Under the series three pictures take turns; on a phone every panel does.

import {
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
  type ReactElement,
  type ReactNode,
  type TouchEvent,
} from "react";
import { Tab, TabList, Tabs } from "react-aria-components";
import { tabs, type Tab as Picture } from "#scene/scene";
import { patchScene, useExplorer } from "#state/store";
import { shellWords } from "#words/shell";
import { hasMemoryPanels } from "#components/panel/NeedsMemory";
import { Panel } from "#components/panel/Panel";
import { explorePanels } from "./panels";
import "./PanelTabs.css";

const words = shellWords.tabs;

/** What a picture is for. */
const notes = {
  words: { note: words.words, noteWithout: "" },
  weights: { note: words.weights, noteWithout: "" }, // the panel says that there are none
  maps: { note: words.maps, noteWithout: words.maps },
  wiring: { note: words.wiring, noteWithout: words.wiringWithout },
  table: { note: words.table, noteWithout: words.table },
  long: { note: words.long, noteWithout: words.long },
} as const satisfies Record<Picture, { note: string; /** Beside a model without a memory. */ noteWithout: string }>;

/** The panel of each tab. */
const panelOf = { ...explorePanels, words: explorePanels.answers };

const revealMilliseconds = 600;

export function PictureTabs(): ReactElement {
  const tab = useExplorer((state) => state.scene.tab);
  const remembers = useExplorer(({ run }) => hasMemoryPanels(run));
  const isNetwork = useExplorer(({ run }) => (run?.rule.depth ?? 1) > 1 && hasMemoryPanels(run));
  const { note, noteWithout } = notes[tab];
  const all = useRef<HTMLDivElement>(null);
  const before = useRef<Picture>("weights");
  // A picture that begins under the fold comes into view when it is chosen, and stays there while it finds its size.
  useEffect(() => {
    if (tab === before.current) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const observer = new ResizeObserver(() => {
      if (!all.current!.querySelector("[role=tabpanel] > *")) return; // it is still being fetched
      timer ??= setTimeout(() => observer.disconnect(), revealMilliseconds);
      before.current = tab;
      reveal(all.current!);
    });
    observer.observe(all.current!);
    return () => {
      clearTimeout(timer);
      observer.disconnect();
    };
  }, [tab]);
  return (
    <div className="panel-tabs" ref={all}>
      <div className="panel-tabs-row">
        <Tabs selectedKey={tab} onSelectionChange={(key) => patchScene({ tab: key as Picture })}>
          <TabList className="panel-tabs-list" aria-label={words.pictures}>
            {tabs.map((id) => (
              <Tab key={id} id={id} className="panel-tabs-tab">
                {panelOf[id].name}
              </Tab>
            ))}
          </TabList>
        </Tabs>
        <p className="note panel-tabs-note">{remembers ? note : noteWithout}</p>
      </div>
      <ShownPanel key={tab}>
        <Panel of={panelOf[tab]} />
        {tab === "words" && isNetwork && <Panel of={explorePanels.network} />}
      </ShownPanel>
    </div>
  );
}

/**
 * Scrolls no further than it must, and to the top of a panel: no line of the text is left cut in two. A picture too short for
 * that has room added under it; one so short that the browser scrolls back itself is left at the nearest top.
 */
function reveal(element: HTMLElement): void {
  const scroller = element.closest<HTMLElement>(".app-stage");
  if (!scroller) return element.scrollIntoView({ block: "nearest" });
  element.style.marginBottom = "";
  const frame = scroller.getBoundingClientRect();
  const box = element.getBoundingClientRect();
  const missing = Math.min(box.bottom - frame.bottom, box.top - frame.top);
  const most = scroller.scrollHeight - scroller.clientHeight;
  const isAtEnd = scroller.scrollTop > 0 && scroller.scrollTop > most - 1;
  if (missing <= 0 && !isAtEnd) return;
  const tops = [...scroller.querySelectorAll(":scope > * + *, .timeline-row")].map(
    (part) => part.getBoundingClientRect().top - frame.top,
  );
  tops.push(-scroller.scrollTop); // the first panel's, with the room over it
  const by =
    missing > 0
      ? Math.min(box.top - frame.top, ...tops.filter((top) => top >= missing))
      : tops.reduce((nearest, top) => (Math.abs(top) < Math.abs(nearest) ? top : nearest));
  const beyond = scroller.scrollTop + by - most;
  if (beyond > 0) element.style.marginBottom = `${Math.ceil(beyond)}px`;
  scroller.scrollTop += by;
}

/**
 * The panel of the selected tab, joined to it by name. The library's own TabPanel looks through everything in it for
 * something to focus whenever anything in it changes, which here is every frame.
 */
function ShownPanel({ children }: { children: ReactNode }): ReactElement {
  const panel = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const row = panel.current!.closest(".panel-tabs")!.querySelector(".panel-tabs-row")!;
    const join = (): void => {
      const tab = row.querySelector("[role=tab][aria-selected=true]");
      const id = tab?.getAttribute("aria-controls");
      if (!tab || !id) return;
      panel.current!.id = id;
      panel.current!.setAttribute("aria-labelledby", tab.id);
    };
    join();
    // The library makes its tabs after this panel, and the chosen one once more when another is chosen.
    const observer = new MutationObserver(join);
    observer.observe(row, { childList: true, subtree: true, attributeFilter: ["aria-selected", "aria-controls"] });
    return () => observer.disconnect();
  }, []);
  return (
    <div role="tabpanel" ref={panel} className="panel-tabs-panel">
      {children}
    </div>
  );
}

const phoneTabs = [
  "timeline",
  "next",
  "recall",
  "equation",
  "words",
  "weights",
  "maps",
  "wiring",
  "table",
  "long",
] as const;
type PhoneTab = (typeof phoneTabs)[number];

/** A finger that moves this far sideways, and less than half as far down, turns the page. */
const swipePixels = 60;

export function PanelTabs(): ReactElement {
  const picture = useExplorer((state) => state.scene.tab);
  const isTrained = useExplorer((state) => state.scene.memory.model !== "untrained");
  const isNetwork = useExplorer(({ run }) => (run?.rule.depth ?? 1) > 1 && hasMemoryPanels(run));
  const isLocked = useExplorer((state) => state.locked !== null); // then the inspector lies over the page
  const [chosen, setTab] = useState<PhoneTab>(picture === "weights" ? "timeline" : picture);
  // What comes next is a trained model's to say.
  const ids: readonly PhoneTab[] = isTrained ? phoneTabs : phoneTabs.filter((id) => id !== "next");
  const tab = ids.includes(chosen) ? chosen : "timeline";
  const start = useRef<{ x: number; y: number } | null>(null);

  function show(next: PhoneTab): void {
    setTab(next);
    const shown = tabs.find((id) => id === next);
    if (shown) patchScene({ tab: shown });
  }

  /** Charts and sliders keep their own sideways gestures. */
  function onTouchStart({ target, touches }: TouchEvent): void {
    const isTaken = target instanceof Element && target.closest("svg, canvas, input, [role=slider], [role=tablist]");
    const touch = touches.length === 1 && !isTaken ? touches[0] : undefined;
    start.current = touch ? { x: touch.clientX, y: touch.clientY } : null;
  }

  function onTouchEnd({ changedTouches }: TouchEvent): void {
    const touch = changedTouches[0];
    if (!start.current || !touch) return;
    const across = touch.clientX - start.current.x;
    const down = touch.clientY - start.current.y;
    start.current = null;
    if (Math.abs(across) < swipePixels || Math.abs(down) > Math.abs(across) / 2) return;
    const next = ids[ids.indexOf(tab) - Math.sign(across)];
    if (next) show(next);
  }

  return (
    <div className="panel-tabs">
      <div className="panel-tabs-row">
        <Tabs selectedKey={tab} onSelectionChange={(key) => show(key as PhoneTab)}>
          <TabList className="panel-tabs-list" aria-label={words.panels}>
            {ids.map((id) => (
              <Tab key={id} id={id} className="panel-tabs-tab">
                {words.onPhone[id]}
              </Tab>
            ))}
          </TabList>
        </Tabs>
      </div>
      <div onTouchStart={onTouchStart} onTouchEnd={onTouchEnd}>
        <ShownPanel key={tab}>
          <Panel of={panelOf[tab]} />
          {tab === "words" && isNetwork && <Panel of={explorePanels.network} />}
          {tab === "recall" && !isLocked && <Panel of={explorePanels.inspector} />}
        </ShownPanel>
      </div>
    </div>
  );
}
