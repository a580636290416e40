// Where does everything stand? The grid of the page: settings, stage, side column, transport.

import type { ReactElement } from "react";
import { useExplorer, patchScene } from "./store";
import { DataTable } from "./components/DataTable";
import { Equation } from "./components/Equation";
import { Header } from "./components/Header";
import { Inspector } from "./components/Inspector";
import { Maps } from "./components/Maps";
import { MemoryWeights } from "./components/MemoryWeights";
import { Recall } from "./components/Recall";
import { Sentence } from "./components/Sentence";
import { Settings } from "./components/Settings";
import { Timeline } from "./components/Timeline";
import { TokenStrip } from "./components/TokenStrip";
import { Transport } from "./components/Transport";
import "./App.css";

export function App(): ReactElement {
  const tab = useExplorer((state) => state.scene.tab);
  return (
    <div className="app">
      <Header />
      <Settings />
      <main className="stage">
        <TokenStrip />
        <Sentence />
        <Equation />
        <Timeline />
        <nav>
          {(["weights", "maps", "table"] as const).map((name) => (
            <button key={name} aria-pressed={tab === name} onClick={() => patchScene({ tab: name })}>
              {name}
            </button>
          ))}
        </nav>
        {tab === "weights" ? <MemoryWeights /> : tab === "maps" ? <Maps /> : <DataTable />}
      </main>
      <aside className="side">
        <Recall />
        <Inspector />
      </aside>
      <Transport />
    </div>
  );
}
