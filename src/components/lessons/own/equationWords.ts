// What is said beside the paper's equations on when its memory is read?

import { translated } from "#words/translate";

export const equationWords = translated("paperEquations", {
  of: {
    memory: "Equation 15, the memory alone",
    write: "Equation 24, MAC: write",
    read: "Equation 25, MAC: then read",
  },
  note: "M(y): write y. M with a star: ask, without writing. ⊗: times, number by number. t: how far it has read.",
});
