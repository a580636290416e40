// Put things in their order: `items` stand in the right one, and are shown in another.

import { rightIf, type Asked, type CheckRow } from "./check";
import { shownOrder } from "./shownOrder";

export interface Order extends Asked {
  readonly kind: "order";
  readonly items: readonly string[];
}

interface OrderAttempt {
  readonly kind: "order";
  readonly check: Order;
  readonly items: readonly string[];
}

/** The answer is the items as they stand now. */
export const order: CheckRow<Order, readonly string[], null, OrderAttempt> = {
  begin: ({ items }, place) => shownOrder(items.length, place).map((item) => items[item]!),
  find: async () => null,
  attempt: (check, { answer: items }) => ({ kind: "order", check, items }),
  judge: ({ check, items }) => rightIf(items.join("\n") === check.items.join("\n")),
  told: ({ items }) => items.join(", "),
  solve: ({ items }) => ({ answer: items }),
};
