// Where is the forgetting, and what is it good for? One factor on the whole memory: a dial, its half-life, its price, and what it ends
// that no new answer replaces.

import type { Measure } from "#model/contracts/measure";
import type { ScenePatch } from "#scene/scenePatch";
import stories from "#scene/stories.json";
import type { Lesson } from "./lesson";

const text =
  "Ada, cellar. Bo, attic. Cleo, tower. Dan, kitchen. Eva, garden. Finn, stable. Gus, chapel. Hana, library. " +
  "Then snow fell on the old house, and nobody spoke until morning.";

/** The room of each of the eight guests. */
const rooms = [1, 3, 5, 7, 9, 11, 13, 15];
const cellar = 1;
const kitchen = 7;
const chapel = 13;
const library = 15;
/** The first word after the list. */
const then = 16;
/** The last word: morning. */
const morning = 27;

/** Ada moves; Bo leaves, and nobody says so. */
const moved =
  "Ada, cellar. Bo, attic. Cleo, tower. Dan, kitchen. Ada, garden. " +
  "Then snow fell on the old house, and nobody spoke until morning.";
const attic = 3;
const garden = 9;
const movedMorning = 21;

const { text: story, cursor: end } = stories.story;

const guests = ["Ada", "Bo", "Cleo", "Dan", "Eva", "Finn", "Gus", "Hana"];
const said = (of: number, at: number): Measure => ({ kind: "answer", of, at });
const saidOfAll = (at: number) => guests.map((name, guest) => ({ name, of: said(rooms[guest]!, at) }));
const near = (of: number): Measure => ({ kind: "recall", of, at: morning });
const known = (at: number): Measure => ({ kind: "right", asked: rooms, at });
const size = (token: number): Measure => ({ kind: "quantity", quantity: "weightNorm", token });
const push = (token: number): Measure => ({ kind: "quantity", quantity: "momentum", token });
const setting: Measure = { kind: "setting", knob: "alpha" };
const halfLife: Measure = { kind: "halfLife", token: library };
const stored = (memory: string, storage: "random" | "rewritten", pairs = 32): Measure => ({
  kind: "capacity",
  memory,
  storage,
  pairs,
});
const overfull = stored("titans", "random", 128);
const sum = stored("retnet", "rewritten");
const at = (alpha: number): ScenePatch => ({ memory: { alpha } });
/** Nothing is written after the first word, and no push is carried on: what is left is fading. */
const fading: ScenePatch = {
  memory: { alpha: 0.1, eta: 0, chunk: 1 },
  overrides: [{ gate: "theta", from: 1, to: morning, value: 0 }],
};
const erased: ScenePatch = { overrides: [{ gate: "alpha", from: then, to: then, value: 1 }] };

export const lesson: Lesson = {
  id: "forgetting",
  title: "Forgetting is a dial",
  question: "Where in the equation is the forgetting, how fast does it work, and what does it buy?",
  objective:
    "Find forgetting in the update, turn α into a half-life, and weigh what forgetting costs against what it ends that nothing replaces.",
  needs: ["everything-in-one-matrix", "write-the-error", "momentum"],
  scene: {
    text,
    memory: { dimension: 64, alpha: 0 },
    cursor: library,
    asked: rooms,
  },
  steps: [
    {
      prose:
        "Eight guests arrive in an old house, and each is given a room. The memory hears them all.\n\n" +
        "Then it snows, and until morning nobody speaks of rooms. The memory goes on writing every word that it hears.",
      focus: [],
      bars: { caption: "When the list ends: asked for a guest, it answers", as: "count", rows: saidOfAll(library) },
      reveals: {
        cursor: morning,
        bars: {
          caption: "In the morning",
          as: "count",
          rows: [...saidOfAll(morning), { name: "rooms still known, of eight", of: known(morning) }],
        },
      },
      check: {
        kind: "choose",
        question: "How many of the eight rooms does it still know in the morning?",
        options: [
          {
            words: "A few: every new word wears the old ones down",
            hint: "Here are the answers after three words of snow. What has become of the rooms?",
          },
          { words: "All eight" },
          {
            words: "None: the list has left its sight",
            hint: "That is how a window loses things. What does a memory lose when words move on? Here it is after three of them.",
          },
        ],
        hints: ["What would have to happen to the weights for a room to be lost?"],
        afterwards:
          "All eight. A memory in weights does not fade by itself, and these few words do not crowd it. If it is to forget, somebody has to make it.",
        see: {
          bars: { caption: "Three words after the list", as: "count", rows: saidOfAll(then + 2) },
        },
      },
      claims: [
        { shown: "eight", of: known(library) },
        { shown: "eight", of: known(then + 2) },
        { shown: "eight", of: known(morning) },
      ],
    },
    {
      prose:
        "So give it a habit. At **every** word it first shrinks all its [weights](weightNorm) a little. The fraction it loses is called [α](alpha), *alpha*. Here α is 0.1, a tenth.\n\n" +
        "To see that alone, nothing more is written after the first word. The bars are the size of the whole memory: 0.78 after the first word, 0.70 after the second.",
      scene: { ...fading, cursor: 3 },
      focus: [],
      hidesFrom: 4,
      reveals: {
        bars: {
          caption: "Half-life: words until half of what was written is gone",
          as: "decimal",
          digits: 1,
          rows: [
            { name: "α = 0.1, a tenth", of: halfLife },
            { name: "α = 0.02, a fiftieth", of: halfLife, scene: at(0.02) },
          ],
        },
      },
      check: {
        kind: "predict",
        question: "**Draw the bar.** How large is the memory at *kitchen*, seven words after the first?",
        quantity: "weightNorm",
        token: kitchen,
        bands: { spotOn: 0.07, close: 0.2 },
        hints: [
          "Each word takes a tenth of what is *left*, and not of what was there at first. So the steps become smaller.",
          "Seven times over, nine tenths of what was left remain. Try it on paper: 0.78, 0.70, 0.63 …",
        ],
        afterwards:
          "0.37, a little under half of the first bar. A tenth of what is left goes at every word, so half is gone after 6.6 words. That is the *half-life*. With a fiftieth it is 34.3 words.",
      },
      claims: [
        { shown: "0.1", of: setting },
        { shown: "0.78", of: size(0) },
        { shown: "0.70", of: size(1) },
        { shown: "0.63", of: size(2) },
        { shown: "0.37", of: size(kitchen) },
        { shown: "6.6", of: halfLife },
        { shown: "34.3", of: halfLife, scene: at(0.02) },
      ],
      plain: ["0.02", "seven"],
    },
    {
      prose:
        "A dial can be turned too far, or not far enough. Here it starts at zero, and every word is written again.\n\n" +
        "Ada was given the cellar, and left it long ago. Hana, who came last, is in the library. Let the memory lose the one and keep the other, by morning, with [α](alpha) alone. A memory in which too little of any word comes back *says nothing*.",
      scene: { memory: { alpha: 0, eta: 0.6, chunk: 4 }, overrides: [], cursor: morning },
      focus: [],
      bars: {
        caption: "In the morning, at your α: how near each answer is to the guest’s own room. 1 is the very same",
        as: "decimal",
        rows: guests.map((name, guest) => ({ name, of: near(rooms[guest]!) })),
      },
      reveals: {
        bars: {
          caption: "Rooms that are still known in the morning, of eight",
          as: "count",
          rows: [
            { name: "α = 0", of: known(morning), scene: at(0) },
            { name: "α = 0.05", of: known(morning), scene: at(0.05) },
            { name: "α = 0.1", of: known(morning), scene: at(0.1) },
            { name: "α = 0.15", of: known(morning), scene: at(0.15) },
          ],
        },
      },
      check: {
        kind: "goal",
        question: "Find an α at which Ada’s room is gone in the morning, and Hana’s is not.",
        using: ["alpha"],
        conditions: [
          {
            words: "Asked for Ada, it no longer says *cellar*.",
            of: { kind: "answer", of: cellar, at: morning },
            is: "not",
            bound: "cellar",
          },
          {
            words: "Asked for Hana, it still says *library*.",
            of: { kind: "answer", of: library, at: morning },
            is: "says",
            bound: "library",
          },
        ],
        solution: at(0.1),
        hints: [
          "The list is one half, the snow the other. What half-life fades the beginning, but not yet the end?",
          "If Hana is lost too, the half-life is too short. If Ada is still there, it is too long.",
        ],
        afterwards:
          "Nothing chose Ada. One factor falls on everything, and what was written long ago has been under it most often. The newer writes are still strong, and drown it. The bars do not follow age exactly: some rooms were learned better than others from the start.",
      },
      plain: ["0", "0.05", "0.1", "0.15", "1", "eight"],
    },
    {
      prose:
        "Readers of Titans code have asked *where the forgetting is* (titans-pytorch, issue 6). It is one factor in front of the old memory, [(1 − α)](keep). The [push](push) S is added **after** it, and nothing shrinks that.\n\n" +
        "And α may differ from word to word. A number from 0 to 1, set for each word, is called a *gate*. Here α is 0, but for one word: at *then* it is 1. The push carries on by η, as before.",
      scene: { cursor: library, ...erased },
      explains: ["gate"],
      focus: ["equation"],
      reveals: {
        cursor: then,
        bars: {
          caption: "Right after *then*",
          as: "decimal",
          rows: [
            { name: "size of the memory", of: size(then) },
            { name: "size of the push", of: push(then) },
            { name: "asked for Ada, who came first", of: said(cellar, then) },
            { name: "asked for Gus, the last but one", of: said(chapel, then) },
            { name: "asked for Hana, the last", of: said(library, then) },
          ],
        },
      },
      check: {
        kind: "choose",
        question: "What is left in the memory right after *then*?",
        options: [
          {
            words: "Nothing at all",
            hint: "Nothing of the *old memory*. What else stands in the line of M?",
          },
          { words: "The push of that moment, with what it carried on" },
          {
            words: "Only the word *then*",
            hint: "The push is more than this word’s surprise. What did it still carry one word before? Sizes do not add like numbers here: two pushes that point different ways make less.",
          },
        ],
        hints: ["Write down the line M = (1 − α) M + S with α = 1."],
        afterwards:
          "Memory and push are then one and the same, 0.35 in size. Of the guests only Hana survives: asked for her, it says *library*. She came last, and was still in the push.",
        see: {
          bars: {
            caption: "One word before, at *library*",
            as: "decimal",
            rows: [
              { name: "size of the push", of: push(library) },
              { name: "part of it that carries on, η", of: { kind: "setting", knob: "eta" } },
            ],
          },
        },
      },
      claims: [
        { shown: "0.35", of: size(then) },
        { shown: "0.35", of: push(then) },
        { shown: "library", of: said(library, then) },
      ],
      plain: ["1", "0", "6"],
    },
    {
      prose:
        "Does forgetting make *room*? It sounds right: throw out the old, and the new fits in better.\n\n" +
        "Give this memory 128 unrelated pairs, each told once. That is more than it can hold. Without forgetting it recalls 72 % of them.",
      scene: { memory: { alpha: 0 }, overrides: [], cursor: morning },
      shows: "tables",
      focus: [],
      bars: {
        caption: "Pairs recalled, of 128",
        as: "percent",
        rows: [{ name: "without forgetting, α = 0", of: overfull, scene: at(0) }],
      },
      reveals: {
        bars: {
          caption: "The same, with forgetting",
          as: "percent",
          rows: [
            { name: "α = 0.02", of: overfull, scene: at(0.02) },
            { name: "α = 0.05", of: overfull, scene: at(0.05) },
          ],
        },
      },
      check: {
        kind: "choose",
        question: "Now it forgets a fiftieth at every pair: α is 0.02. How many of the 128 does it recall then?",
        options: [
          {
            words: "More: the old makes way for the new",
            hint: "All 128 are asked for at the end, the old ones too. How much of the first pair is left by then?",
          },
          { words: "Fewer" },
          {
            words: "As many: what it loses of the old it gains in the new",
            hint: "It can gain no more new ones than it lacks. How many of the old ones have faded far?",
          },
        ],
        hints: ["How long does a pair last, and how long is the list?"],
        afterwards:
          "It falls from 72 % to 39 %, and with α at 0.05 to 24 %. Forgetting makes no room for what is asked *later*. It makes a memory of the recent.",
        see: {
          bars: {
            caption: "The list has 128 pairs. Half of what was written is gone after so many",
            as: "decimal",
            digits: 1,
            rows: [{ name: "half-life at α = 0.02", of: halfLife, scene: at(0.02) }],
          },
        },
      },
      claims: [
        { shown: "72 %", of: overfull },
        { shown: "39 %", of: overfull, scene: at(0.02) },
        { shown: "24 %", of: overfull, scene: at(0.05) },
      ],
      plain: ["128", "0", "0.02", "0.05"],
    },
    {
      prose:
        "So what is it good for? Take a simpler memory first: a **sum**. It adds every pair to what is there, and never looks whether its answer was right.\n\n" +
        "Now facts change. Each of 32 keys is told twice, and only its second value is right. The sum has added both, so it is right for 48 %, a coin’s chance. Let it fade. (A sum with one constant factor is the memory of *RetNet*; in *Mamba-2* each word sets the factor anew.)",
      scene: { memory: { alpha: 0 } },
      shows: "tables",
      focus: [],
      bars: {
        caption: "Keys told twice, answered by their second value",
        as: "percent",
        rows: [{ name: "the sum, at your α", of: sum }],
      },
      reveals: {
        bars: {
          caption: "The sum, by what it forgets",
          as: "percent",
          rows: [
            { name: "α = 0", of: sum, scene: at(0) },
            { name: "α = 0.02", of: sum, scene: at(0.02) },
            { name: "α = 0.2", of: sum, scene: at(0.2) },
          ],
        },
      },
      check: {
        kind: "goal",
        question: "Give the **sum** a forgetting with which it answers at least nine tenths of what has changed.",
        using: ["alpha"],
        // From 0.895 on a share is shown as 0.90.
        conditions: [
          { words: "The sum is right for 0.9 of the 32 keys, or more.", of: sum, is: "above", bound: 0.895 },
        ],
        solution: at(0.02),
        hints: [
          "The older value must have faded a little more than the newer. It takes less than you may think.",
          "Too much α, and the first keys have lost both their values. Go in small steps, with the arrow keys.",
        ],
        afterwards:
          "At α = 0.02 the sum has 99 %, for the older of two values is always the fainter one. At 0.2 both have faded, and 34 % is left.",
      },
      claims: [
        { shown: "48 %", of: sum },
        { shown: "99 %", of: sum, scene: at(0.02) },
        { shown: "34 %", of: sum, scene: at(0.2) },
      ],
      plain: ["32", "-2", "0", "0.02", "0.2", "0.9"],
    },
    {
      prose:
        "And Titans? It writes its *error*, so it sees that an answer has become wrong, and takes it back. Told the same 32 keys twice, it is right for 97 %, and forgets nothing.\n\n" +
        "But look at this house. Ada was in the cellar, and then moved to the garden: that was said. Bo has left his attic, and nobody ever speaks of him again.",
      scene: { text: moved, memory: { alpha: 0 }, cursor: movedMorning, asked: [attic, garden] },
      focus: [],
      bars: {
        caption: "Keys told twice, answered by their second value",
        as: "percent",
        rows: [{ name: "Titans, α = 0", of: stored("titans", "rewritten") }],
      },
      reveals: {
        bars: {
          caption: "In the morning, asked for a guest, it answers",
          as: "count",
          rows: [
            { name: "Ada, α = 0", of: said(garden, movedMorning), scene: at(0) },
            { name: "Bo, α = 0", of: said(attic, movedMorning), scene: at(0) },
            { name: "Ada, α = 0.1", of: said(garden, movedMorning), scene: at(0.1) },
            { name: "Bo, α = 0.1", of: said(attic, movedMorning), scene: at(0.1) },
          ],
        },
      },
      check: {
        kind: "choose",
        question: "With α at 0, where does Titans say that Ada and Bo are in the morning?",
        options: [
          {
            words: "Ada in the garden, and Bo nowhere",
            hint: "*garden* told it that *cellar* was wrong for Ada. Which word told it that *attic* is wrong for Bo?",
            see: {
              bars: {
                caption: "How near the answer to Bo is to *attic*",
                as: "decimal",
                rows: [
                  { name: "when it was told", of: { kind: "recall", of: attic, at: attic } },
                  { name: "six words later, at *garden*", of: { kind: "recall", of: attic, at: garden } },
                ],
              },
            },
          },
          { words: "Ada in the garden, Bo still in the attic" },
          {
            words: "Both where they were first: cellar and attic",
            hint: "At *garden* it was asked for Ada and answered *cellar*. Here is how much that surprised it. What does it write then?",
            see: {
              bars: {
                caption: "Surprise",
                as: "decimal",
                rows: [{ name: "at *garden*", of: { kind: "quantity", quantity: "surprise", token: garden } }],
              },
            },
          },
        ],
        hints: ["For whom has the memory seen an error since?"],
        afterwards:
          "An error is seen only where a new answer comes. What is simply *over* stays, until something shrinks it. With α at 0.1 the attic is gone by morning, and the garden is not. That is what forgetting buys Titans. It does not know that Bo has left, only that he was named long ago.",
      },
      claims: [
        { shown: "97 %", of: stored("titans", "rewritten") },
        { shown: "garden", of: said(garden, movedMorning) },
        { shown: "attic", of: said(attic, movedMorning) },
        { shown: "garden", of: said(garden, movedMorning), scene: at(0.1) },
      ],
      plain: ["32", "0", "0.1"],
    },
    {
      prose:
        "A trap for readers of papers. In Titans, α is the fraction that is *forgotten*. In Gated DeltaNet and MIRAS the same letter is the fraction *kept*. For what is kept RetNet writes γ, and Mamba-2 exp(ΔA). Code says *decay*, and may mean either.",
      scene: { memory: { alpha: 0 } },
      answers: ["decayOrRetention"],
      shows: "tables",
      focus: [],
      bars: {
        caption: "Half-life in words, by what is lost at every word",
        as: "decimal",
        digits: 1,
        rows: [
          { name: "0.2 lost", of: halfLife, scene: at(0.2) },
          { name: "0.02 lost", of: halfLife, scene: at(0.02) },
        ],
      },
      reveals: {
        bars: {
          caption: "Half-life, in words",
          as: "decimal",
          digits: 1,
          rows: [
            { name: "Titans, α = 0.05: 0.95 kept", of: halfLife, scene: at(0.05) },
            { name: "Gated DeltaNet, α = 0.9: 0.1 lost", of: halfLife, scene: at(0.1) },
            { name: "RetNet, γ = 0.97: 0.03 lost", of: halfLife, scene: at(0.03) },
          ],
        },
      },
      check: {
        kind: "choose",
        question: "Which of these memories forgets fastest?",
        options: [
          {
            words: "Titans with α = 0.05",
            hint: "It loses 0.05 at every word. How much does each of the others lose?",
          },
          { words: "Gated DeltaNet with α = 0.9" },
          {
            words: "RetNet with γ = 0.97",
            hint: "There 0.97 is what is *kept*. How much does it lose, and how much do the others?",
          },
        ],
        hints: ["What is kept and what is lost add up to one."],
        see: {
          bars: {
            caption: "Half-life of Titans with α = 0.05, which keeps 0.95 at every word",
            as: "decimal",
            digits: 1,
            rows: [{ name: "in words", of: halfLife, scene: at(0.05) }],
          },
        },
        afterwards:
          "Gated DeltaNet loses 0.1 at every word: half is gone after 6.6. Titans loses 0.05, which makes 13.5 words, and RetNet 0.03, which makes 22.8. Read what a letter multiplies before you trust its name.",
      },
      claims: [
        { shown: "6.6", of: halfLife, scene: at(0.1) },
        { shown: "13.5", of: halfLife, scene: at(0.05) },
        { shown: "22.8", of: halfLife, scene: at(0.03) },
      ],
      plain: ["0.2", "0.02", "0.05", "0.9", "0.97", "0.95", "0.1", "0.03", "-2"],
    },
    {
      prose:
        "And in trained models? There nobody turns a dial: a gate sets α at every word. In the paper it matters: Table 5, “Long Context”, has 92.68 with forgetting, and 85.60 without. (We take that column for the mean of its long-text tests. The paper does not say.)\n\n" +
        "In the small models of this page that gate hardly opens. This is one head of one of them, reading a story. Its α is 0.0005 on average. Perhaps that is because nearly everything in these stories may be asked later.",
      scene: { text: story, memory: { model: "lmm", layer: 1, head: 2 }, cursor: end },
      focus: ["forgetting"],
      exhibit: {
        caption: "Titans’ own ablation, as the paper prints it: *Long Context*, in per cent. Not measured here.",
        source: { words: "Titans, Table 5", href: "https://arxiv.org/abs/2501.00663" },
        tables: [
          {
            title: "Neural memory (LMM)",
            columns: ["Long Context"],
            rows: [
              { name: "whole", figures: [92.68] },
              { name: "without forgetting (weight decay)", figures: [85.6] },
            ],
          },
        ],
      },
      check: {
        kind: "ownWords",
        question: "In a sentence of your own: what does forgetting cost, and what does it buy?",
        hints: [],
        modelAnswer:
          "It costs whatever is old, wanted or not. In return, what is over stops being the answer, even where nothing new replaces it.",
        points: [
          "It falls on everything alike: the older, the weaker.",
          "It makes no room, and may cost facts that are still true.",
          "It pays where old answers must end: those that nothing replaces, or all of them in a memory that sees no error.",
        ],
      },
      claims: [{ shown: "0.0005", of: { kind: "mean", quantity: "alpha", from: 0, to: end } }],
      cited: ["92.68", "85.60"].map((shown) => ({ shown, of: { source: "Titans, Table 5" } })),
      plain: ["5"],
    },
  ],
  remember:
    "Forgetting is one factor in front of the old memory, which makes no room but ends what nothing new replaces.",
  notShown:
    "Here α is one number for the whole text, so this memory forgets by age alone. A trained gate may open only where that helps, which no dial can show.",
};
