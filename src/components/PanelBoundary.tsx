// What if a panel breaks? It says so in its place, and the rest of the page goes on.

import { Component, type ReactNode } from "react";
import { openScene } from "../opening";
import { defaultScene } from "../presets";
import { shellWords } from "../words/shell";
import { Said } from "./Said";
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
    return (
      <section aria-label={this.props.name} className="panel-boundary">
        <p>
          <Said
            words={words.sentence}
            places={{
              name: this.props.name,
              why: (error as Error).message,
              b: (inside) => <strong>{inside}</strong>,
            }}
          />
        </p>
        <button className="button" onClick={() => this.setState({ error: null })}>
          {words.tryAgain}
        </button>
        <button
          className="button"
          onClick={() => {
            openScene(defaultScene, { replay: false });
            this.setState({ error: null });
          }}
        >
          {words.reset}
        </button>
      </section>
    );
  }
}
