import assert from "node:assert/strict";
import { dueConcepts, metConcepts, reviewStates } from "../../../src/lessons/progress/review.ts";

const DAY_MS = 86_400_000;
const progress = (recalls: Record<string, [day: number, isRight: boolean][]>) => ({
  lessons: new Map(),
  recalls: new Map(
    Object.entries(recalls).map(([concept, all]) => [
      concept,
      all.map(([day, isRight]) => ({ at: day * DAY_MS, isRight })),
    ]),
  ),
});

const cases: [name: string, recalls: [number, boolean][], box: number, dueDay: number][] = [
  ["met today", [[0, true]], 0, 1],
  ["met, and wrong", [[0, false]], 0, 1],
  ["recalled once", [[0, true], [1, true]], 1, 4],
  ["recalled twice", [[0, true], [1, true], [4, true]], 2, 11],
  ["asked twice in its lesson", [[0, true], [0.01, true]], 0, 1],
  ["wrong at last in its lesson", [[0, true], [0.5, false]], 0, 1.5],
  ["recalled once and again too early", [[0, true], [1, true], [2, true]], 1, 4],
  ["recalled often", [[0, true], [1, true], [4, true], [11, true], [32, true]], 3, 53],
  ["forgotten", [[0, true], [1, true], [4, false]], 0, 5],
];

for (const [name, recalls, box, dueDay] of cases) {
  Deno.test(`a concept ${name} is asked again on day ${dueDay}`, () => {
    assert.deepEqual(reviewStates(progress({ c: recalls })), [{ concept: "c", box, dueAt: dueDay * DAY_MS }]);
  });
}

Deno.test("what is due first comes first", () => {
  const known = progress({ late: [[0, true], [1, true]], soon: [[0, false]], also: [[0, true]] });
  assert.deepEqual(dueConcepts(known, 1 * DAY_MS), ["also", "soon"]);
  assert.deepEqual(dueConcepts(known, 9 * DAY_MS), ["also", "soon", "late"]);
  assert.deepEqual(dueConcepts(known, 0), []);
});

Deno.test("a concept that nothing has asked for is due a day after its lesson", () => {
  const finished = new Map([["pods", { openedAt: 0, finishedAt: 2 * DAY_MS, steps: {} }], ["helm", {
    openedAt: 0,
    steps: {},
  }]]);
  const met = metConcepts(
    [{ id: "pods", concepts: ["pod.phase", "c"] }, { id: "helm", concepts: ["helm.chart"] }],
    { lessons: finished },
  );
  assert.deepEqual([...met], [["pod.phase", 2 * DAY_MS], ["c", 2 * DAY_MS]]);
  assert.deepEqual(dueConcepts(progress({ c: [[2, true], [3, true]] }), 3 * DAY_MS, met), ["pod.phase"]);
});
