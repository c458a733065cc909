import assert from "node:assert/strict";
import type { Item } from "../../../src/classroom/view/next_item.ts";
import { stepLines } from "../../../src/classroom/view/step_lines.ts";
import { readLesson } from "../../../src/lessons/format/read_lesson.ts";
import { beginStep, type Holding, type StepRun } from "../../../src/lessons/teacher/step_run.ts";
import { lineText } from "../../../src/terminal/line.ts";
import { textWidth } from "../../../src/terminal/width.ts";
import { step } from "./small_step.ts";

interface Shown {
  run?: Partial<StepRun>;
  typed?: [index: number, lines: string[]][];
  isBusy?: boolean;
  isAlone?: boolean;
  isIncident?: boolean;
  holding?: Holding;
  current?: Item;
  columns?: number;
}

function shown(
  {
    run = {},
    typed = [],
    isBusy = false,
    isAlone = false,
    isIncident = false,
    holding,
    current,
    columns = 60,
  }: Shown,
): string {
  const { lines } = stepLines({
    step,
    run: { ...beginStep(0), ...run },
    values: new Map([["made", "mine"]]),
    typed: new Map(typed),
    isBusy,
    isAlone,
    isIncident,
    ...(holding ? { holding } : {}),
    current,
    columns,
  });
  return lines.map(lineText).map((text) => text.trimEnd()).join("\n");
}

const cases: [name: string, options: Shown, parts: RegExp[], not?: RegExp][] = [
  [
    "at its beginning",
    {},
    [
      /^ Volumes stay\.\n\n ▶ \$ docker volume create one\n {3}\$ docker volume ls\n {3}DRIVER…\n/,
      / {3}a {2}one\n/,
      /Your turn\n Make a volume mine\./,
    ],
    /There are two|mein|Which command|One way|✓|✗/,
  ],
  ["a line stays as it was typed", { typed: [[1, ["docker volume create other"]]] }, [
    / ✓ \$ docker volume create other\n ▶ \$ docker volume ls/,
  ]],
  ["and as it was run", { run: { ran: [1], ranLines: { 1: ["docker volume create other", "ls"] } } }, [
    / ✓ \$ docker volume create other\n ✓ \$ ls/,
  ]],
  ["one line typed", { typed: [[1, ["docker volume create one"]]] }, [
    / ✓ \$ docker volume create one\n ▶ \$ docker volume ls/,
  ]],
  ["with a line under way", { typed: [[1, ["docker volume create one"]]], isBusy: true }, [
    / … \$ docker volume create one\n {3}\$ docker volume ls/,
  ]],
  ["the last line typed and not seen to end", {
    typed: [[1, ["docker volume create one", "docker volume ls"]]],
  }, [/ ✓ \$.*one\n … \$ docker volume ls/]],
  ["the block run", { run: { ran: [1] } }, [/ ✓ \$ docker volume create one\n ✓ \$ docker volume ls/]],
  ["the block run, and the shell is not seen", { run: { ran: [1] }, isAlone: true }, [
    / ✓ \$ docker volume ls\n {3}DRIVER…/,
  ]],
  ["predicted wrongly", { run: { predictions: { 3: "a" } } }, [
    /✗ a {2}one\n {3}✓ b {2}two\n There are two\./,
  ]],
  ["predicted rightly", { run: { predictions: { 3: "b" } } }, [/ {5}a {2}one\n {3}✓ b {2}two/], /✗/],
  [
    "a goal that has to hold for a while",
    {
      run: { verdicts: [{ ok: true, title: "Volume mine is there", found: "", matches: [] }] },
      holding: { forMs: 425, ofMs: 1000 },
    },
    [/✓ Volume mine is there\n {3}… holds, for 0\.4 of 1\.0 s/],
  ],
  [
    "looked at in vain",
    {
      run: { verdicts: [{ ok: false, title: "Volume mine is there", found: "there is none", matches: [] }] },
    },
    [/○ Volume mine is there {2}\(there is none\)/],
  ],
  [
    "passed by",
    {
      run: {
        outcome: "skipped",
        verdicts: [{ ok: false, title: "Volume mine is there", found: "there is none", matches: [] }],
      },
    },
    [/ – Volume mine is there$/m],
    /there is none|○/,
  ],
  [
    "looked at in vain in an incident",
    {
      isIncident: true,
      run: { verdicts: [{ ok: false, title: "Volume mine is there", found: "there is none", matches: [] }] },
    },
    [/○ Volume mine is there$/m],
    /there is none/,
  ],
  [
    "looked at in vain, in several ways",
    {
      run: {
        verdicts: [{ ok: false, title: "One of two", found: "none; none", matches: [], parts: [] }],
      },
    },
    [/○ One of two$/m],
    /none; none/,
  ],
  [
    "not to be found out",
    {
      run: {
        verdicts: [{ ok: false, isUnknown: true, title: "It is there", found: "no engine", matches: [] }],
      },
    },
    [/\? It is there {2}\(no engine\)/],
  ],
  [
    "solved",
    {
      run: {
        outcome: "solved",
        verdicts: [{ ok: true, title: "Volume mine is there", found: "", matches: [] }],
      },
    },
    [/✓ Volume mine is there\n ✓ mine is there\./],
  ],
  [
    "solved, and undone in the world",
    {
      run: {
        outcome: "solved",
        verdicts: [{ ok: false, title: "Volume mine is there", found: "", matches: [] }],
      },
    },
    [
      /○ Volume mine is there/,
      /✓ You have reached the goal\.\s+Since\s+then\s+the\s+world\s+has\s+changed\./,
    ],
    /mine is there\./,
  ],
  ["a mistake", { run: { mistake: "other" } }, [
    /✗ It is called mein\.\n {3}l shows it: \$ docker volume ls/,
  ]],
  ["a hint", { run: { hintsShown: 1 } }, [/1\. Which command/], /____/],
  ["all hints", { run: { hintsShown: 2 } }, [/2\. docker volume ____ mine/]],
  ["the solution", { run: { solutionShown: true } }, [/One way:\n \$ docker volume create mine/]],
  [
    "answered",
    {
      run: {
        outcome: "solved",
        answers: { "9.0": { given: "b", isRight: false }, "9.1": { given: "1 2 3", isRight: true } },
      },
    },
    [
      /✓ a {2}a folder\n {3}✗ b {2}a disk\n ✗ It is\./,
      /✓ 1\. one\n {3}✓ 2\. two\n {3}✓ 3\. three\n ✓ So it goes/,
    ],
  ],
  ["the next item is marked", { current: { block: 1 } }, [
    /^ Volumes stay\.\n\n▌▶ \$ docker volume create one\n▌ {2}\$/m,
  ]],
];

for (const [name, options, parts, not] of cases) {
  Deno.test(`a step ${name}`, () => {
    const text = shown(options);
    for (const part of parts) assert.match(text, part);
    if (not) assert.doesNotMatch(text, not);
  });
}

Deno.test("nothing is wider than the pane", () => {
  const all: Partial<StepRun> = {
    hintsShown: 2,
    solutionShown: true,
    mistake: "other",
    outcome: "shown",
    predictions: { 3: "a" },
    verdicts: [{ ok: false, title: "Volume mine is there", found: "there is none at all", matches: [] }],
  };
  for (const columns of [24, 40, 80]) {
    for (const row of shown({ run: all, columns }).split("\n")) {
      assert.ok(textWidth(row) <= columns, `${columns}: ${row}`);
    }
  }
});

Deno.test("a command of several lines that is to be run is seen in full, a long one by its first line", () => {
  const shownOf = (lines: string[]) =>
    stepLines({
      step: {
        ...step,
        blocks: [{ kind: "run", lines: [lines.join("\n")], terminal: 1, isKeys: false, exit: 0, line: 1 }],
      },
      run: beginStep(0),
      values: new Map(),
      typed: new Map(),
      current: undefined,
      columns: 60,
    }).lines.map(lineText).map((text) => text.trimEnd()).join("\n");
  assert.equal(shownOf(["docker run \\", "  -v a:/b debian"]), " ▶ $ docker run \\\n       -v a:/b debian");
  const long = ["cat <<END", ...Array.from({ length: 20 }, String), "END"];
  assert.equal(shownOf(long), " ▶ $ cat <<END …");
});

Deno.test("a command of several lines keeps them and their columns, to be filled in and in a hint", () => {
  const [filled] = readLesson(
    `---
format: lesson/1
id: two
title: Two
minutes: 1
cards: [1]
concepts: [volume.life]
---

## One {#one}

\`\`\`yaml lesson:task
goal: Write the file.
say: It is there.
\`\`\`

\`\`\`sh lesson:fill
cat > a.yaml <<'END'
a:
  b: ____
END
\`\`\`

\`\`\`yaml lesson:hints
- |-
  cat > a.yaml <<'END'
  a:
    b: ____
  END
\`\`\`
`,
    "lesson.md",
  ).steps;
  const { lines } = stepLines({
    step: filled!,
    run: { ...beginStep(0), hintsShown: 1 },
    values: new Map(),
    typed: new Map(),
    current: undefined,
    columns: 60,
  });
  assert.match(
    lines.map(lineText).join("\n"),
    / \$ cat > a\.yaml <<'END'\n {3}a:\n {5}b: ____\n {3}END\n\s*\n 1\. cat > a\.yaml <<'END'\n {4}a:\n {6}b: ____\n {4}END/,
  );
});
