// How is a formula written and worked out at once? An expression is its terms in order and what they evaluate to,
// so that what is shown and what is computed cannot differ.

import type { OperandId, QuantityId } from "#model/contracts/probe";
import type { Operator, Subject, Term } from "#model/contracts/protocol";

export interface Expression {
  readonly terms: readonly Term[];
  readonly value: number;
}

/** A symbol with its value, and where it is a number of the page, which one. */
export function operand(symbol: QuantityId | OperandId, value: number, subject: Subject | null = null): Expression {
  return { terms: [{ kind: "operand", symbol, value, subject }], value };
}

export function constant(value: number): Expression {
  return { terms: [{ kind: "constant", value }], value };
}

export function times(...factors: Expression[]): Expression {
  return { terms: between("·", factors), value: factors.reduce((product, { value }) => product * value, 1) };
}

export function plus(...summands: Expression[]): Expression {
  return { terms: between("+", summands), value: summands.reduce((sum, { value }) => sum + value, 0) };
}

export function minus(a: Expression, b: Expression): Expression {
  return { terms: between("−", [a, b]), value: a.value - b.value };
}

export function over(a: Expression, b: Expression): Expression {
  return { terms: between("/", [a, b]), value: a.value / b.value };
}

export function power(base: Expression, exponent: number): Expression {
  return { terms: [...base.terms, { kind: "power", value: exponent }], value: base.value ** exponent };
}

export function squared(base: Expression): Expression {
  return power(base, 2);
}

export function group(inside: Expression): Expression {
  return { terms: [operator("("), ...inside.terms, operator(")")], value: inside.value };
}

/** Never of a negative number: rounding may push a sum of squares just under zero. */
export function root(inside: Expression): Expression {
  return { terms: [operator("√("), ...inside.terms, operator(")")], value: Math.sqrt(Math.max(0, inside.value)) };
}

function operator(sign: Operator): Term {
  return { kind: "operator", operator: sign };
}

function between(sign: Operator, parts: readonly Expression[]): Term[] {
  return parts.flatMap(({ terms }, index) => (index === 0 ? terms : [operator(sign), ...terms]));
}
