import assert from "node:assert/strict";
import { volumeOf } from "../../../../../src/programs/docker/compose/file/volume_forms.ts";

const base = { folder: "/project", home: "/home/ahab" };

Deno.test("volumes in every form", () => {
  const bind = { create_host_path: true };
  const cases: [value: unknown, volume: unknown][] = [
    ["/data", { type: "volume", target: "/data", volume: {} }],
    ["data:/data", { type: "volume", source: "data", target: "/data", volume: {} }],
    ["./a:/b:ro", { type: "bind", source: "/project/a", target: "/b", read_only: true, bind }],
    ["~/a:/b:z", { type: "bind", source: "/home/ahab/a", target: "/b", bind: { ...bind, selinux: "z" } }],
    [{ type: "bind", source: "a", target: "/b", read_only: "true" }, {
      type: "bind",
      source: "/project/a",
      target: "/b",
      read_only: true,
    }],
  ];
  for (const [value, volume] of cases) assert.deepEqual(volumeOf(value, base), volume, JSON.stringify(value));
});

Deno.test("what is no volume is refused", () => {
  for (const text of ["", "a::b", "a:b:c:d"]) assert.throws(() => volumeOf(text, base), { code: 1 }, text);
});
