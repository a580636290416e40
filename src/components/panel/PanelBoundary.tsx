// What if a panel breaks, or could not be fetched? It says so in its place, and the rest of the page goes on.
// Whatever the reader does about it, the text stays.

import { Component, type ReactNode } from "react";
import { openScene } from "#state/opening";
import { defaultScene } from "#scene/presets";
import { emptyScene } from "#scene/scene";
import { useExplorer } from "#state/store";
import { shellWords } from "#words/shell";
import { fetchAgain, isNotFetched, reloadHere } from "#components/hooks/fetched";
import { Message } from "#components/text/Message";
import "./PanelBoundary.css";

const words = shellWords.broken;

interface Props {
  /** What the panel is called on the page. */
  readonly name: string;
  readonly children: ReactNode;
}

export class PanelBoundary extends Component<Props, { readonly error: Error | null }> {
  override state = { error: null };

  static getDerivedStateFromError(error: unknown): { error: Error } {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  override render(): ReactNode {
    const error: Error | null = this.state.error;
    if (!error) return this.props.children;
    const isMissing = isNotFetched(error);
    const { message } = error as Error;
    return (
      <section aria-label={this.props.name} className="panel-boundary">
        <p>
          <Message
            words={isMissing ? words.notHere : words.sentence}
            places={{
              name: this.props.name,
              why: message,
              b: (inside) => <strong>{inside}</strong>,
            }}
          />
        </p>
        <button
          className="button"
          onClick={() => {
            fetchAgain();
            this.setState({ error: null });
          }}
        >
          {words.tryAgain}
        </button>
        {isMissing ? (
          <button className="button" onClick={() => void reloadHere()}>
            {words.reload}
          </button>
        ) : (
          <button
            className="button"
            onClick={() => {
              resetSettings();
              this.setState({ error: null });
            }}
          >
            {words.reset}
          </button>
        )}
      </section>
    );
  }
}

/** The defaults, for the text that is there; one step of undo. */
function resetSettings(): void {
  const { text } = useExplorer.getState().scene;
  openScene(text === defaultScene.text ? defaultScene : { ...emptyScene, text }, { replay: false });
}
