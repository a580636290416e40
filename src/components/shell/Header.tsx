// What page is this, what runs it, and what can leave it?

import {
  Ellipsis,
  Moon,
  CircleQuestionMark,
  Contrast,
  Redo2,
  Shrink,
  SlidersHorizontal,
  Sun,
  Undo2,
} from "lucide-react";
import { Suspense, useEffect, useState, type ReactElement, type ReactNode } from "react";
import { undoScene } from "#state/opening";
import type { Session } from "#state/session";
import { notify, useExplorer } from "#state/store";
import { unfold } from "#state/unfolding";
import { say } from "#words/say";
import { shellWords } from "#words/shell";
import { EngineChip, VerifiedChip } from "./EngineChip";
import { isOverlaid, isTyping } from "#components/hooks/keyboard";
import { asksForHelp, undoOf } from "#components/hooks/keys";
import { fetchedView } from "#components/hooks/fetched";
import { useLayout } from "#components/hooks/layout";
import { FloatingMenu, Opener } from "#components/panel/Opener";
import { goToView, Nav } from "./Nav";
import { copyLink, ShareButton } from "./Share";
import { shortcutsAreOn } from "#components/hooks/shortcuts";
import { setTheme, themes, useTheme, type Theme } from "#components/hooks/theme";
import { downloadTrace, pickTrace, TraceButtons } from "./TraceFile";
import "./Header.css";

const words = shellWords.header;

const HelpDialog = fetchedView(() => import("./HelpDialog").then((module) => module.HelpDialog));

const themeIcons = { system: Contrast, light: Sun, dark: Moon } as const satisfies Record<Theme, unknown>;

export function Header({
  session,
  onSettings,
}: {
  session: Session;
  /** Opens the settings, where they have no column of their own. */
  onSettings: () => void;
}): ReactElement {
  const layout = useLayout();
  const [isHelpOpen, setHelpOpen] = useState(false);
  const isExploring = useExplorer((state) => state.scene.view === "explore");
  /** The first screen has nothing over it that it does not need. */
  const isFront = useExplorer(({ scene }) => scene.view === "explore" && !scene.unfolded.includes("instrument"));
  const canFold = useExplorer(({ scene }) => scene.view === "explore" && scene.unfolded.includes("instrument"));
  const hasSettings = useExplorer(({ scene }) => scene.unfolded.some((part) => part !== "instrument"));
  const canUndo = useExplorer((state) => state.past.length > 0);
  const canRedo = useExplorer((state) => state.future.length > 0);
  const theme = useTheme();
  const themeNames = shellWords.theme.names;
  const nextTheme = themes[(themes.indexOf(theme) + 1) % themes.length]!;
  const ThemeIcon = themeIcons[theme];
  const actions = {
    train: () => goToView("train", useExplorer.getState().scene),
    share: () => void copyLink().then(({ said }) => notify(said, { of: "screen" })),
    export: () => void downloadTrace(session),
    import: pickTrace,
    fold: () => unfold("instrument", false),
    undo: () => undoScene("undo"),
    redo: () => undoScene("redo"),
    theme: () => setTheme(nextTheme),
    help: () => setHelpOpen(true),
  } as const;
  useGlobalKeys({ openHelp: () => setHelpOpen(true) });

  return (
    <header className="header" data-layout={layout}>
      <Logo />
      <h1 className="header-title">{shellWords.title}</h1>
      <Nav />
      <div className="header-space" />
      <EngineChip session={session} />
      {layout === "phone" ? (
        <>
          <Opener
            kind="menu"
            className="header-icon"
            name={words.moreActions}
            label={<Ellipsis size={18} aria-hidden />}
          >
            {(opened) => (
              <FloatingMenu
                {...opened}
                name={words.moreActions}
                items={[
                  { id: "train", text: shellWords.views.train },
                  { id: "share", text: words.shareLink },
                  { id: "export", text: words.exportTrace },
                  { id: "import", text: words.importTrace },
                  ...(canFold ? [{ id: "fold", text: shellWords.fold.instrument }] : []),
                  { id: "undo", text: words.undo, isDisabled: !canUndo },
                  { id: "redo", text: words.redo, isDisabled: !canRedo },
                  { id: "theme", text: say(shellWords.theme.now, { theme: themeNames[theme] }) },
                  { id: "help", text: words.help },
                ]}
                choose={(id) => actions[id as keyof typeof actions]()}
              />
            )}
          </Opener>
          {isExploring && (
            <button className="header-icon" onClick={onSettings} aria-haspopup="dialog" aria-label={words.settings}>
              <SlidersHorizontal size={18} aria-hidden />
            </button>
          )}
        </>
      ) : (
        <>
          {!isFront && (
            <>
              <VerifiedChip />
              <span className="header-rule" />
            </>
          )}
          {canFold && !hasSettings && (
            <IconButton name={words.settings} onPress={onSettings}>
              <SlidersHorizontal size={16} aria-hidden />
            </IconButton>
          )}
          {canFold && (
            <button
              className="header-action"
              aria-label={shellWords.fold.instrument}
              title={shellWords.fold.instrument}
              onClick={() => unfold("instrument", false)}
            >
              <Shrink size={16} aria-hidden />
              <span className="header-word">{shellWords.fold.short}</span>
            </button>
          )}
          {(!isFront || canUndo || canRedo) && (
            <>
              <IconButton
                name={words.undo}
                keys={words.undoKeys}
                isDisabled={!canUndo}
                onPress={() => undoScene("undo")}
              >
                <Undo2 size={16} aria-hidden />
              </IconButton>
              <IconButton
                name={words.redo}
                keys={words.redoKeys}
                isDisabled={!canRedo}
                onPress={() => undoScene("redo")}
              >
                <Redo2 size={16} aria-hidden />
              </IconButton>
            </>
          )}
          <IconButton
            name={say(shellWords.theme.change, { theme: themeNames[theme], next: themeNames[nextTheme] })}
            onPress={() => setTheme(nextTheme)}
          >
            <ThemeIcon size={16} aria-hidden />
          </IconButton>
          <ShareButton />
          {!isFront && <TraceButtons session={session} />}
          <IconButton name={words.help} keys={words.helpKeys} onPress={() => setHelpOpen(true)}>
            <CircleQuestionMark size={16} aria-hidden />
          </IconButton>
        </>
      )}
      <Suspense fallback={null}>{isHelpOpen && <HelpDialog isOpen onOpenChange={setHelpOpen} />}</Suspense>
    </header>
  );
}

function IconButton({
  name,
  keys,
  isDisabled = false,
  onPress,
  children,
}: {
  name: string;
  keys?: string;
  isDisabled?: boolean;
  onPress: () => void;
  children: ReactNode;
}): ReactElement {
  return (
    <button
      className="header-icon"
      aria-label={name}
      title={keys ? say(words.withKeys, { name, keys }) : name}
      // Not "disabled", which would take the focus away from who has just taken back the last step.
      aria-disabled={isDisabled || undefined}
      onClick={() => !isDisabled && onPress()}
    >
      {children}
    </button>
  );
}

/** 3 × 3 weights as the page draws them: area is size, stripes are negative, one of them surprised. */
function Logo(): ReactElement {
  return (
    <svg className="header-logo" viewBox="0 0 40 40" width="22" height="22" aria-hidden>
      <path fill="currentColor" d="M0 0h10v10H0zM30 2h6v6h-6zM2 16h6v6H2zM17 32h6v6h-6zM29 29h10v10H29z" />
      <path
        fill="currentColor"
        d="M14 0h10v2.6H14zm0 3.7h10v2.6H14zm0 3.7h10V10H14zM29 15h9v2.4h-9zm0 3.3h9v2.4h-9zm0 3.3h9V24h-9zM0 30h10v2.6H0zm0 3.7h10v2.6H0zm0 3.7h10V40H0z"
      />
      <path fill="var(--u)" d="M14 14h12v12H14z" />
    </svg>
  );
}

/**
 * Undo and help, wherever the focus is. What is typed into a field of its own is the browser's to take back; a field that
 * turns something of the page says so with `data-undo`.
 */
function useGlobalKeys({ openHelp }: { openHelp: () => void }): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.defaultPrevented) return;
      const direction = undoOf(event);
      const isOwn = event.target instanceof Element && event.target.closest("[data-undo]") !== null;
      if (direction && (isOwn || !isTyping(event.target))) {
        event.preventDefault();
        undoScene(direction);
      } else if (asksForHelp(event) && shortcutsAreOn() && !isTyping(event.target) && !isOverlaid()) openHelp();
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  });
}
