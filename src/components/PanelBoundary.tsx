// What if a panel breaks? It says so in its place, and the rest of the page goes on.

import { Component, type ReactNode } from "react";
import { openScene } from "../opening";
import { defaultScene } from "../presets";
import "./PanelBoundary.css";

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
          <strong>{this.props.name}</strong> broke: {(error as Error).message}
        </p>
        <button className="button" onClick={() => this.setState({ error: null })}>
          Try again
        </button>
        <button
          className="button"
          onClick={() => {
            openScene(defaultScene, { replay: false });
            this.setState({ error: null });
          }}
        >
          Reset to the defaults
        </button>
      </section>
    );
  }
}
