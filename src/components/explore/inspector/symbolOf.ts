// What is a symbol of a formula called, and in which hue is it written? A quantity's own name, or an operand's.

import { operands, probe, type OperandId, type QuantityId } from "#model/contracts/probe";

export function symbolOf(symbol: QuantityId | OperandId): { readonly name: string; readonly hue: string } {
  return symbol in operands ? operands[symbol as OperandId] : probe[symbol as QuantityId];
}
