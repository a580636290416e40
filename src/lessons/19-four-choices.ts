// Which memories are there? Four choices make one. A slip of the tongue shows what each choice is good for.

import type { Measure } from "#model/contracts/measure";
import { idOf, type Composition } from "#model/contracts/composition";
import type { Bars } from "./bars";
import type { Lesson } from "./lesson";

const text =
  "Mia, fox. Mia, fox. Mia, fox. Mia, fox. Noor, heron. Mia, wolf. Lena, crab. Omar, goose. " +
  "Mia, wolf. Mia, wolf. Mia, wolf. Mia, wolf. That is all.";

/** Noor’s heron, told once; the wolf, first told. */
const heron = 9;
const wolf = 11;
/** Before Mia comes again with a wolf, when all animals have been told, and the last word of the text. */
const afterSlip = 15;
const told = 23;
const last = 26;

const sum: Composition = { architecture: "matrix", bias: "dot", retention: "none", algorithm: "descent" };
const made = (choices: Partial<Composition>): string => idOf({ ...sum, ...choices });
const squared = made({ bias: "l2" });
const network = made({ bias: "l2", architecture: "mlp" });

const saysAfterSlip = (memory: string): Measure => ({ kind: "comparedAnswer", memory, of: wolf, at: afterSlip });
const heronOf = (memory: string): Measure => ({ kind: "comparedRecall", memory, of: heron, at: told });
const heronAtOnce = (memory: string): Measure => ({ kind: "comparedRecall", memory, of: heron, at: heron });
const errorOf = (memory: string): Measure => ({ kind: "comparedError", memory, from: 0, to: told });
const keeps = (memory: string): Measure => ({ kind: "cost", cost: "state", memory, context: 27 });
/** How much of a told word is in a memory's answer to Noor, when she has been told. */
const inAnswerToNoor = (memory: string, of: number): Measure => ({ kind: "comparedWeight", memory, of, at: heron });
const recalls = (memory: string): Measure => ({ kind: "capacity", memory, storage: "random", pairs: 32 });
const surprise = (token: number): Measure => ({ kind: "quantity", quantity: "surprise", token });
const drift = (token: number): Measure => ({ kind: "quantity", quantity: "drift", token });
const driftAtEnd = drift(last);

const afterSlipAnswer: Measure = { kind: "answer", of: wolf, at: afterSlip };
const answerInTheEnd: Measure = { kind: "answer", of: told, at: told };
const squaredLarge = { bias: "l2", theta: 0.4, alpha: 0 } as const;
const squaredSmall = { bias: "l2", theta: 0.14, alpha: 0 } as const;
const limited = { bias: "huber", theta: 0.4, alpha: 0 } as const;

const errorCaption =
  "How wrong each memory is before it writes, in the mean over this text. The same memory has the same bar.";
const heronWritten: Bars = {
  caption: "How hard *heron* was written.",
  as: "decimal",
  rows: [
    { name: "Delta rule: error squared", of: surprise(heron) },
    { name: "Yaad: error limited", of: surprise(heron), scene: { memory: { bias: "huber" } } },
  ],
};
const inSum: Bars = {
  caption: "How much of a told word is in the sum’s answer to *Noor*. Where it is below zero, it pulls away.",
  as: "decimal",
  rows: [
    { name: "*heron*", of: inAnswerToNoor("linear", heron) },
    { name: "each *fox* of Mia’s", of: inAnswerToNoor("linear", 1) },
  ],
};

/** A composition that was chosen, beside Titans. */
function besideTitans(name: string, memory: string): Bars {
  return {
    caption: errorCaption,
    as: "decimal",
    rows: [
      { name: "Titans", of: errorOf("titans") },
      { name, of: errorOf(memory) },
    ],
  };
}

const four = { delta: "Delta rule", yaad: "Yaad", moneta: "Moneta", memora: "Memora" } as const;
const fourIds = Object.keys(four) as (keyof typeof four)[];
/** What larger steps have done to one of them so far. */
function halfTheStep(id: keyof typeof four): Bars {
  return {
    caption: `Of 32 random pairs, what ${four[id]} recalls.`,
    as: "percent",
    rows: [0.14, 0.5].map((theta) => ({ name: `θ at ${theta}`, of: recalls(id), scene: { memory: { theta } } })),
  };
}

export const lesson: Lesson = {
  id: "four-choices",
  title: "MIRAS: four choices",
  question: "What are the choices behind every memory of this course, and what does each of them buy?",
  objective:
    "Name the four choices of MIRAS, place known models among them, and build a memory that survives a slip and still follows a real change.",
  needs: ["write-the-error", "momentum", "forgetting", "deep-memory"],
  scene: {
    text,
    memory: { theta: 0.4, eta: 0, alpha: 0, chunk: 1, reach: 1 },
    asked: [wolf, heron],
    compare: { memories: ["linear", "delta", "yaad"] },
  },
  steps: [
    {
      prose:
        "Mia has a fox; we are told so four times. Then somebody misspeaks, once: *Mia, wolf*. After that the talk is of other animals.\n\n" +
        "Three memories listen. One adds up. One writes its error: the bars show how hard. The third writes its error too, but pushes no harder than a set limit.",
      scene: { cursor: afterSlip },
      focus: ["surprise"],
      hidesFrom: afterSlip + 1,
      marks: [
        { token: 8, words: "in place of Mia" },
        { token: wolf, words: "the slip" },
      ],
      plain: ["four", "three"],
      check: {
        kind: "choose",
        question: "After the slip: who says that Mia has a *wolf*?",
        options: [
          {
            words: "All three: it is the last thing they heard",
            hint: "For a sum, last is nothing special. How many times was it told *fox*?",
          },
          { words: "Only the one that writes its error, without a limit" },
          {
            words: "None: four tellings outweigh one",
            hint: "They do for whoever counts. But look at the bar: how hard did one of them write the slip?",
          },
        ],
        hints: ["The surer a memory was of *fox*, the larger its error at *wolf*."],
        see: { cursor: wolf, marks: [{ token: 7, words: "the last fox" }] },
        afterwards:
          "The delta rule: it was sure, so it was very wrong, so it wrote *wolf* hard. The sum says *fox*, by four votes to one. The third is in the manner of MIRAS’s **Yaad**. It says *fox*: its limit kept the slip small.",
      },
      reveals: {
        bars: {
          caption: "What each memory answers to *Mia*, before she is mentioned again.",
          as: "decimal",
          rows: [
            { name: "Sum", of: saysAfterSlip("linear") },
            { name: "Delta rule", of: saysAfterSlip("delta") },
            { name: "Yaad", of: saysAfterSlip("yaad") },
          ],
        },
      },
      claims: [
        { shown: "wolf", of: saysAfterSlip("delta") },
        { shown: "fox", of: saysAfterSlip("linear") },
        { shown: "fox", of: saysAfterSlip("yaad") },
      ],
    },
    {
      prose:
        "The paper *MIRAS* asks four questions of every such memory.\n\n" +
        "**What is it?** A matrix, or a network.\n\n" +
        "**What is an error?** A sum measures none. Others square it, or limit it. (In MIRAS: *attentional bias*.)\n\n" +
        "**What keeps the old?** All is kept, or some is forgotten at every word. (*Retention gate*.)\n\n" +
        "**How does it step?** Plainly, or with momentum.",
      scene: { memory: { eta: 0.6, alpha: 0.05 }, cursor: told },
      focus: ["fourChoices"],
      shows: "tables",
      check: {
        kind: "choose",
        question: "Fill the last column: which choices make *Titans*, on one matrix?",
        options: [
          {
            words: "No error, forgetting, plain steps",
            hint: "Does Titans write a word without asking first what it expected? Such a memory is more often wrong than Titans.",
            see: { bars: besideTitans("No error, forgetting, plain", made({ retention: "decay" })) },
          },
          {
            words: "Squared error, all is kept, plain steps",
            hint: "That is the delta rule, in the column before. What did Titans add to it?",
            see: { bars: besideTitans("Squared error, all is kept, plain", squared) },
          },
          { words: "Squared error, forgetting, momentum" },
          {
            words: "Limited error, forgetting, plain steps",
            hint: "A limit was what saved another memory from the slip. The bars differ.",
            see: {
              bars: besideTitans("Limited error, forgetting, plain", made({ bias: "huber", retention: "decay" })),
            },
          },
        ],
        hints: ["Titans carries its surprise on, and forgets."],
        afterwards:
          "So a model is one column of this table. Yaad would be one more: limited error, forgetting, plain steps. Each of the next steps takes one question.",
      },
      plain: ["four", "three"],
    },
    {
      prose:
        "First choice: **what is an error?** A memory misses a word by some length. The error says what that costs. The push is how *steep* the curve is there.\n\n" +
        "*Squared*, the curve gets ever steeper: twice the miss pushes twice as hard. The slip was missed by more than a fresh word: it pushed 2.49 against 2.01.\n\n" +
        "With a [limit](huber), after Huber, the curve goes on as a straight line. *fox*, told first, is on that line already. It pushes 0.50.",
      scene: { memory: { bias: "huber", eta: 0, alpha: 0 }, cursor: wolf },
      focus: ["errorCurves"],
      // The surprises under the words would tell.
      shows: "tables",
      bars: {
        caption: "How hard a word pushes, with the squared error.",
        as: "decimal",
        rows: [
          { name: "*fox*, told first", of: surprise(1), scene: { memory: { bias: "l2" } } },
          { name: "*wolf*, the slip", of: surprise(wolf), scene: { memory: { bias: "l2" } } },
        ],
      },
      check: {
        kind: "choose",
        question: "How hard does the slip, *wolf*, push this memory with the limit?",
        options: [
          {
            words: "0.62: a quarter harder, as before",
            hint: "So it would be if twice the miss still pushed twice as hard. How steep is a straight line further out?",
          },
          { words: "0.50: as hard as *fox*, told first" },
          {
            words: "Less than 0.50: it is too wrong to be believed",
            hint: "Nothing in a straight line goes down again. Only where the miss is small is the push smaller, as at the fourth *fox*.",
          },
        ],
        hints: ["A straight line is equally steep everywhere."],
        see: {
          bars: {
            caption: "How hard *fox* pushes, with the limit.",
            as: "decimal",
            rows: [
              { name: "told first: beyond the limit", of: surprise(1) },
              { name: "the fourth time: below the limit", of: surprise(7) },
            ],
          },
        },
        afterwards:
          "0.50, like any fresh word: beyond the limit all misses push alike. A memory with a limit cannot be shouted at.",
      },
      reveals: { panels: ["surprise"], marks: [{ token: wolf, words: "the slip" }] },
      claims: [
        { shown: "2.49", of: surprise(wolf), scene: { memory: { bias: "l2" } } },
        { shown: "2.01", of: surprise(1), scene: { memory: { bias: "l2" } } },
        { shown: "0.50", of: surprise(wolf) },
        { shown: "0.50", of: surprise(1) },
      ],
      plain: ["0.62", "quarter"],
    },
    {
      prose:
        "But what if it was no slip? The text goes on: *Mia, wolf*, four times over. She really has a wolf now. A good memory shrugs off one odd word, and gives way to many.\n\n" +
        "The error is squared again. The knob *Attentional bias* calls that *ℓ₂*; its *Huber* is the error with a limit. Turn that, the step, or the forgetting.",
      scene: { memory: { bias: "l2" }, cursor: afterSlip },
      focus: [],
      bars: {
        caption: "What it answers to *Mia*, as the knobs stand.",
        as: "decimal",
        rows: [
          { name: "After the slip", of: afterSlipAnswer },
          { name: "In the end", of: answerInTheEnd },
        ],
      },
      check: {
        kind: "goal",
        question: "Build a memory that says *fox* after the slip, and *wolf* in the end. There are many.",
        using: ["bias", "theta", "alpha"],
        conditions: [
          {
            words: "Before Mia is mentioned again, it says *fox*.",
            of: afterSlipAnswer,
            is: "says",
            bound: "fox",
          },
          {
            words: "At the end it says *wolf*.",
            of: answerInTheEnd,
            is: "says",
            bound: "wolf",
          },
        ],
        solution: { memory: { bias: "huber" } },
        hints: [
          "At the slip the push is too hard. Two of these knobs make it smaller.",
          "A limit on the error is one way. Smaller steps for everything are another.",
        ],
        see: { cursor: wolf, panels: ["surprise"], marks: [{ token: wolf, words: "the slip" }] },
        afterwards:
          "Did you use the limit, or a smaller θ? Both do it on this text. The limit can keep large steps for small errors. The small step is small for all.",
      },
      reveals: {
        bars: {
          caption: "What it answers to *Mia* after the slip, and in the end.",
          as: "decimal",
          rows: [
            { name: "Squared, θ 0.40: after the slip", of: afterSlipAnswer, scene: { memory: squaredLarge } },
            { name: "Limited, θ 0.40: after the slip", of: afterSlipAnswer, scene: { memory: limited } },
            { name: "Limited, θ 0.40: in the end", of: answerInTheEnd, scene: { memory: limited } },
            { name: "Squared, θ 0.14: after the slip", of: afterSlipAnswer, scene: { memory: squaredSmall } },
            { name: "Squared, θ 0.14: in the end", of: answerInTheEnd, scene: { memory: squaredSmall } },
          ],
        },
      },
      plain: ["four", "two", "0.40", "0.14"],
    },
    {
      prose:
        "Nothing is free. Noor’s heron was told *once*, and it was no slip. All three memories of the beginning had one chance to learn it: the sum, the delta rule, and Yaad with its limit.\n\n" +
        "Mia is told nine times. Her key and Noor’s overlap a little. So what is written for Mia also shows in the answer to Noor.",
      scene: { memory: { bias: "l2", theta: 0.4, alpha: 0 }, asked: [heron, told], cursor: heron },
      focus: ["surprise"],
      hidesFrom: heron + 1,
      check: {
        kind: "choose",
        question: "In the end, whose answer to *Noor* is nearest to *heron*?",
        options: [
          { words: "The delta rule’s" },
          {
            words: "Yaad’s",
            hint: "What protects from one false telling also protects from one true telling. See how hard *heron* was written.",
            see: { bars: heronWritten },
          },
          {
            words: "The sum’s",
            hint: "It adds Mia’s words to the same matrix, again and again, though it knows them. See what they do to its answer to *Noor*.",
            see: { bars: inSum },
          },
          {
            words: "All are equally near: each heard it once",
            hint: "They heard the same. But did they write it equally hard?",
            see: { bars: heronWritten },
          },
        ],
        hints: ["Who writes one telling hard, and stops writing what it knows?"],
        afterwards:
          "The delta rule answers with a cosine of 0.88, Yaad with 0.59, the sum with 0.45. Yaad wrote the heron too gently; in the sum Mia’s many words drown it. No memory can know from one telling whether it was a slip. The error that you choose is a bet on it.",
      },
      reveals: {
        cursor: told,
        bars: {
          caption: "Cosine of the answer to *Noor* and *heron*, when all animals have been told.",
          as: "decimal",
          rows: [
            { name: "Delta rule", of: heronOf("delta") },
            { name: "Yaad", of: heronOf("yaad") },
            { name: "Sum", of: heronOf("linear") },
          ],
        },
      },
      claims: [
        { shown: "0.88", of: heronOf("delta") },
        { shown: "0.59", of: heronOf("yaad") },
        { shown: "0.45", of: heronOf("linear") },
      ],
      plain: ["three", "nine"],
    },
    {
      prose:
        "Second choice: **what keeps the old?** The simplest answer is [α](alpha): with every word, all of the memory shrinks by the same share.\n\n" +
        "Three memories, A, B and C, read this text. Their bars show how far each has [come from its empty start](fromStart): its [drift](drift). Two of them keep all they wrote. One of these two writes less, for its error is limited.",
      scene: { cursor: last },
      focus: [],
      check: {
        kind: "odd",
        question: "Which one gives up a share at every word?",
        quantity: "drift",
        runs: [{ memory: { alpha: 0 } }, { memory: { alpha: 0.1 } }, { memory: { alpha: 0, bias: "huber" } }],
        odd: 1,
        items: ["squared error, α = 0", "squared error, α = 0.1", "limited error, α = 0"],
        hints: [
          "Small bars alone are no sign: whoever writes little gives up nothing. Look for bars that come down.",
          "Look at the words where little is written. Whose bars sink there?",
        ],
        see: {
          bars: {
            caption: "Drift of one that keeps all it writes.",
            as: "decimal",
            rows: [
              { name: "At *goose*", of: drift(afterSlip) },
              { name: "When all animals are told", of: drift(told) },
              { name: "At the last word", of: drift(last) },
            ],
          },
        },
        afterwards:
          "The one with α = 0.1: where little is written its bars sink. It ends at 1.64. The tallest kept all, and ends at 2.77. The one that climbs slowly kept all, too: it ends at 1.27, for its limit made it write less.",
      },
      reveals: {
        bars: {
          caption: "Drift at the last word.",
          as: "decimal",
          rows: [
            { name: "Squared error, α = 0", of: driftAtEnd },
            { name: "Squared error, α = 0.1", of: driftAtEnd, scene: { memory: { alpha: 0.1 } } },
            { name: "Limited error, α = 0", of: driftAtEnd, scene: { memory: { bias: "huber" } } },
          ],
        },
      },
      claims: [
        { shown: "2.77", of: driftAtEnd },
        { shown: "1.64", of: driftAtEnd, scene: { memory: { alpha: 0.1 } } },
        { shown: "1.27", of: driftAtEnd, scene: { memory: { bias: "huber" } } },
      ],
      plain: ["two", "three", "0", "0.1"],
    },
    {
      prose:
        "Third choice: **how does it step?** Plainly, or with [momentum](momentum): then each push is written again, a little less, with every word that follows.\n\n" +
        "Take the squared error and a small θ of 0.14. Plainly, this memory survived the slip: it said *fox*. Now give it momentum, η = 0.6, and leave θ as it is.",
      scene: { memory: { theta: 0.14, eta: 0.6 }, cursor: wolf, asked: [wolf, heron] },
      focus: ["momentum"],
      hidesFrom: wolf + 1,
      check: {
        kind: "choose",
        question: "What does it say of Mia now, after the slip?",
        options: [
          {
            words: "*Fox*, as before",
            hint: "θ is as small as before, and so is one push. But how often is it written, until the talk of other animals is over?",
          },
          { words: "*Wolf*" },
          {
            words: "Neither: an animal that was told later",
            hint: "The push comes again while others are told. But it still belongs to Mia’s key, and to the word that was told there.",
          },
        ],
        hints: ["Add up one push, six tenths of it, six tenths of that, and so on."],
        see: {
          bars: {
            caption: "What is written of a push, right away and with the next word.",
            as: "decimal",
            rows: [
              { name: "*wolf*", of: { kind: "quantity", quantity: "momentum", token: wolf } },
              { name: "the word before", of: { kind: "quantity", quantity: "momentum", token: wolf - 1 } },
            ],
          },
        },
        afterwards:
          "It says *wolf*: the slip was written again with every word after it. In the long run a push is written 1 + 0.6 + 0.36 + … = 2.5 times. A plain memory with 2.5 times the θ, 0.35, says *wolf* as well. Momentum is not only smoother: it is also a larger step.",
      },
      reveals: {
        cursor: afterSlip,
        bars: {
          caption: "What it answers to *Mia* after the slip.",
          as: "decimal",
          rows: [
            {
              name: "Plain, θ 0.14",
              of: afterSlipAnswer,
              scene: { memory: { eta: 0 } },
            },
            {
              name: "Momentum 0.6, θ 0.14",
              of: afterSlipAnswer,
            },
            {
              name: "Plain, 2.5 times the θ: 0.35",
              of: afterSlipAnswer,
              scene: { memory: { eta: 0, theta: 0.35 } },
            },
          ],
        },
      },
      claims: [
        { shown: "fox", of: afterSlipAnswer, scene: { memory: { eta: 0 } } },
        { shown: "wolf", of: afterSlipAnswer },
        { shown: "wolf", of: afterSlipAnswer, scene: { memory: { eta: 0, theta: 0.35 } } },
      ],
      plain: ["0.14", "0.6", "2.5", "0.35", "0.36", "1"],
    },
    {
      prose:
        "Fourth choice: **what is it?** One matrix, or a small network of two layers. Both write their squared error here, plainly, with θ at 0.4.\n\n" +
        "The matrix begins empty, the network with small random weights. Neither is trained. The network has four times as many numbers.",
      scene: { memory: { theta: 0.4, eta: 0 }, asked: [heron, told], cursor: told },
      focus: [],
      bars: {
        caption: "Numbers that each keeps.",
        as: "count",
        rows: [
          { name: "Matrix", of: keeps(squared) },
          { name: "Network", of: keeps(network) },
        ],
      },
      check: {
        kind: "choose",
        question: "Noor’s heron was told once. Whose answer to Noor is nearer to *heron* in the end?",
        options: [
          {
            words: "The network’s",
            hint: "It has more room. But is that used well, before anybody trained it? Look how wrong each is on this text.",
          },
          { words: "The matrix’s" },
          {
            words: "Both are equally near",
            hint: "Both write by the same rule, but into another form. Look how wrong each is on this text.",
          },
        ],
        hints: ["One telling is one step. Does one step teach two layers as much as it teaches one?"],
        see: {
          bars: {
            caption: "How wrong each is before it writes, in the mean over this text.",
            as: "decimal",
            rows: [
              { name: "Matrix", of: errorOf(squared) },
              { name: "Network", of: errorOf(network) },
            ],
          },
        },
        afterwards:
          "The matrix: its answer has a cosine of 0.88, the network’s 0.69. Right after the telling it was 1.00 and 0.80: one step taught the network less. Its push goes through two layers whose weights are small at first. MIRAS and Titans *train* the first weights of their networks, over many texts: a network is a choice for a memory that is trained.",
      },
      reveals: {
        bars: {
          caption: "Cosine of the answer to *Noor* and *heron*.",
          as: "decimal",
          rows: [
            { name: "Matrix, right after the telling", of: heronAtOnce(squared) },
            { name: "Network, right after the telling", of: heronAtOnce(network) },
            { name: "Matrix, in the end", of: heronOf(squared) },
            { name: "Network, in the end", of: heronOf(network) },
          ],
        },
      },
      claims: [
        { shown: "0.88", of: heronOf(squared) },
        { shown: "0.69", of: heronOf(network) },
        { shown: "1.00", of: heronAtOnce(squared) },
        { shown: "0.80", of: heronAtOnce(network) },
        { shown: "four", of: { kind: "ratio", of: keeps(network), to: keeps(squared) } },
      ],
      plain: ["two", "0.4"],
    },
    {
      prose:
        "Two more of MIRAS keep the old in ways of their own. **Moneta** scales its whole matrix by its own size after each step. In **Memora** each row is a set of shares that sum to one.\n\n" +
        "Which of four is best? Each is told 32 random pairs. With small steps, θ at 0.14, the delta rule and Yaad recall nearly all, Moneta and Memora little.\n\n" +
        "Now the same with θ at 1.0.",
      scene: {
        memory: { dimension: 32, alpha: 0.005, theta: 0.14 },
        compare: { memories: fourIds },
      },
      focus: [],
      bars: {
        caption: "Of 32 random pairs recalled, with θ at 0.14.",
        as: "percent",
        rows: fourIds.map((id) => ({ name: four[id], of: recalls(id) })),
      },
      check: {
        kind: "choose",
        question: "At θ = 1.0 three of the four recall half of the pairs or more. Which one does not?",
        options: [
          { words: "The delta rule" },
          {
            words: "Yaad",
            hint: "A large step of a *limited* push stays moderate. At 0.5 it has lost nothing yet. Who has no limit?",
            see: { bars: halfTheStep("yaad") },
          },
          {
            words: "Moneta",
            hint: "So far larger steps help it: its matrix is scaled after each of them. What does a large step do to one that is not?",
            see: { bars: halfTheStep("moneta") },
          },
          {
            words: "Memora",
            hint: "So far larger steps help it: its rows always sum to one. What does a large step do to weights that can grow?",
            see: { bars: halfTheStep("memora") },
          },
        ],
        hints: ["With the squared error a push is twice the error. Take all of it away: where do you land?"],
        afterwards:
          "The delta rule falls to 43 %. Its push is twice the error, so at θ = 1.0 it overshoots: it lands as far off on the other side. Yaad’s limit keeps it at 96 %. Moneta comes up to 82 %, Memora to 52 %. Each wants a step of its own, so no single table ranks them.",
      },
      reveals: {
        bars: {
          caption: "Of 32 random pairs recalled, with θ at 1.0.",
          as: "percent",
          rows: fourIds.map((id) => ({ name: four[id], of: recalls(id), scene: { memory: { theta: 1 } } })),
        },
      },
      claims: [
        { shown: "43 %", of: recalls("delta"), scene: { memory: { theta: 1 } } },
        { shown: "96 %", of: recalls("yaad"), scene: { memory: { theta: 1 } } },
        { shown: "82 %", of: recalls("moneta"), scene: { memory: { theta: 1 } } },
        { shown: "52 %", of: recalls("memora"), scene: { memory: { theta: 1 } } },
      ],
      plain: ["32", "1.0", "0.14", "0.5", "four", "three", "two", "half"],
    },
    {
      prose:
        "Four choices, then, and none is right for every text. An error that is limited, for loose talk. A gate that gives up, where facts go out of date. Momentum, where a surprise is worth more than one word. A network, where training can use it.\n\n" +
        "Compare has a workbench on which all four can be turned.",
      focus: ["fourChoices"],
      shows: "tables",
      scene: { compare: { workbench: { ...sum, bias: "l2", retention: "decay", algorithm: "momentum" } } },
      check: {
        kind: "ownWords",
        question: "Describe, in one sentence, a memory that *you* would build, and for what kind of text.",
        hints: [],
        points: [
          "it names a kind of text, and what goes wrong in it",
          "it makes at least one of the four choices",
          "it says why that choice helps there, or what it costs",
        ],
        modelAnswer:
          "For a diary, where what is said once is mostly true, I would take the squared error and slow forgetting; for a noisy chat I would limit the error.",
      },
      plain: ["four"],
    },
  ],
  remember:
    "A memory’s form, its error, what keeps the old and how it steps are four choices, and none is right for every text.",
  notShown:
    "All memories here are untrained, and their limits and norms have fixed sizes. In MIRAS they are trained, and such settings are learned or tuned.",
  plain: ["four"],
};
