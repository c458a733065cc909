import assert from "node:assert/strict";
import { docker } from "../scripted_engine.ts";

const answers = {
  "POST /containers/prune": { ContainersDeleted: ["abc"], SpaceReclaimed: 1000 },
  "POST /networks/prune": { NetworksDeleted: ["net"] },
  "POST /volumes/prune": { VolumesDeleted: null, SpaceReclaimed: 0 },
  "POST /images/prune": {
    ImagesDeleted: [{ Untagged: "a:b" }, { Deleted: "sha256:1" }],
    SpaceReclaimed: 2000,
  },
  "POST /build/prune": { CachesDeleted: [], SpaceReclaimed: 0 },
};

Deno.test("what is removed is listed, with the space it took", async () => {
  for (
    const [line, out] of [
      ["container prune -f", "Deleted Containers:\nabc\n\nTotal reclaimed space: 1kB\n"],
      ["image prune -f", "Deleted Images:\nuntagged: a:b\ndeleted: sha256:1\n\nTotal reclaimed space: 2kB\n"],
      ["network prune -f", "Deleted Networks:\nnet\n\n"],
      ["volume prune -f", "Total reclaimed space: 0B\n"],
      [
        "system prune -f",
        "Deleted Containers:\nabc\n\nDeleted Networks:\nnet\n\nDeleted Images:\nuntagged: a:b\ndeleted: sha256:1\n\nTotal reclaimed space: 3kB\n",
      ],
    ] as const
  ) assert.equal((await docker(line, answers)).out, out, line);
});

Deno.test("it is asked first, and no is no failure", async () => {
  const { code, out, asked } = await docker("container prune", answers, { input: "n\n" });
  assert.deepEqual([code, asked], [0, []]);
  assert.equal(
    out,
    "WARNING! This will remove all stopped containers.\nAre you sure you want to continue? [y/N] ",
  );
  assert.match(
    (await docker("system prune -a --filter label=a", answers, { input: "n\n" })).out,
    /^WARNING! This will remove:\n {2}- all stopped containers\n[^]*Items to be pruned will be filtered with:\n {2}- label=a\n\nAre you sure/,
  );
  assert.equal((await docker("container prune", answers, { input: "y\n" })).asked.length, 1);
});

Deno.test("filters that do not fit are refused", async () => {
  assert.equal(
    (await docker("system prune --volumes --filter until=1")).err,
    'ERROR: The "until" filter is not supported with "--volumes"\n',
  );
  assert.equal(
    (await docker("volume prune -a --filter all=1")).err,
    "conflicting options: cannot specify both --all and --filter all=1\n",
  );
});
