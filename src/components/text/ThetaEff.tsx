// How is the effective rate's symbol written? θ_eff, as in the paper's own type; a symbol, so in every language the same.

import type { ReactElement } from "react";

export function ThetaEff(): ReactElement {
  return (
    <>
      <i>θ</i>
      <sub>{"eff"}</sub>
    </>
  );
}
