// How is a quantity written as mathematics? As MathML, made from probe.ts when the page was built.

import type { ReactElement } from "react";
import { formulas, symbols } from "virtual:formulas";
import type { OperandId, QuantityId } from "#model/contracts/probe";
import "./Formula.css";

/** Operands have a symbol only. */
type What =
  | { readonly of: QuantityId | OperandId; readonly part?: "symbol" }
  | { readonly of: QuantityId; readonly part: "formula" };

export function Formula({ of, part, className = "" }: What & { readonly className?: string }): ReactElement {
  const html = part === "formula" ? formulas[of] : symbols[of];
  return <span className={`formula ${className}`} translate="no" dangerouslySetInnerHTML={{ __html: html }} />;
}
