// Where does the page begin? The recorded run at once, then the engine, then the first replay.

import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./App";
import "./tokens.css";
import { openSession, showRecorded } from "./session";

showRecorded();
openSession({ forced: null });
createRoot(document.getElementById("root")!).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
