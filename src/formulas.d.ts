// What does the build make of the TeX of model/contracts/probe.ts? MathML by quantity and operand: scripts/formulas.mjs.

declare module "virtual:formulas" {
  /* eslint-disable @typescript-eslint/consistent-type-imports -- a declared module cannot import by a relative path */
  type QuantityId = import("./model/contracts/probe").QuantityId;
  type OperandId = import("./model/contracts/probe").OperandId;
  /* eslint-enable @typescript-eslint/consistent-type-imports */

  export const symbols: Readonly<Record<QuantityId | OperandId, string>>;
  export const formulas: Readonly<Record<QuantityId, string>>;
}
