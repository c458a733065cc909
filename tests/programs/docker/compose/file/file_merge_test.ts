import assert from "node:assert/strict";
import {
  merged,
  withoutPaths,
  withoutTwins,
} from "../../../../../src/programs/docker/compose/file/file_merge.ts";

Deno.test("a file on top of another", () => {
  const cases: [
    below: Record<string, unknown>,
    above: Record<string, unknown>,
    whole: Record<string, unknown>,
  ][] = [
    [{ image: "a", tty: true }, { image: "b" }, { image: "b", tty: true }],
    [{ environment: { A: "1", B: "2" } }, { environment: { B: "3" } }, { environment: { A: "1", B: "3" } }],
    [{ command: ["a", "b"] }, { command: ["c"] }, { command: ["c"] }],
    [{ dns: ["1"] }, { dns: ["2", "1"] }, { dns: ["1", "2"] }],
    [
      { volumes: [{ source: "a", target: "/x" }] },
      { volumes: [{ source: "b", target: "/x" }, { source: "c", target: "/y" }] },
      { volumes: [{ source: "b", target: "/x" }, { source: "c", target: "/y" }] },
    ],
    [
      { ports: [{ target: 80, published: "80", protocol: "tcp" }] },
      { ports: [{ target: 80, published: "81", protocol: "tcp" }] },
      {
        ports: [{ target: 80, published: "80", protocol: "tcp" }, {
          target: 80,
          published: "81",
          protocol: "tcp",
        }],
      },
    ],
    [{ networks: { a: null } }, { networks: { a: { aliases: ["x"] } } }, {
      networks: { a: { aliases: ["x"] } },
    }],
  ];
  for (const [below, above, whole] of cases) {
    assert.deepEqual(merged(below, above), whole, JSON.stringify(above));
  }
});

Deno.test("what a later file replaces is taken out", () => {
  const file = { services: { a: { ports: [1], image: "x" } } };
  assert.deepEqual(withoutPaths(file, [["services", "a", "ports"], ["nope", "x"]]), {
    services: { a: { image: "x" } },
  });
});

Deno.test("what a service says twice counts once", () => {
  assert.deepEqual(
    withoutTwins({
      dns: ["1", "2", "1"],
      volumes: [{ source: "a", target: "/x" }, { source: "b", target: "/x" }],
      command: ["a", "a"],
    }),
    { dns: ["1", "2"], volumes: [{ source: "b", target: "/x" }], command: ["a", "a"] },
  );
});
