import assert from "node:assert/strict";
import { docker } from "../scripted_engine.ts";

const answers = {
  "GET /images/nginx/history": [
    {
      Id: `sha256:${"a".repeat(64)}`,
      Created: 1000,
      CreatedBy: `RUN ${"x".repeat(60)}`,
      Size: 1_500_000,
      Comment: "buildkit",
    },
    { Id: "<missing>", Created: 1000, CreatedBy: "CMD x", Size: 0, Comment: "" },
  ],
};

Deno.test("layers with what made them", async () => {
  const { out } = await docker("history nginx", answers, { nowMs: 4_600_000 });
  assert.equal(
    out,
    "IMAGE          CREATED             CREATED BY                                      SIZE      COMMENT\n" +
      `aaaaaaaaaaaa   About an hour ago   RUN ${"x".repeat(40)}…   1.5MB     buildkit\n` +
      "<missing>      About an hour ago   CMD x                                           0B        \n",
  );
  assert.equal((await docker("history -q nginx", answers)).out, "aaaaaaaaaaaa\n<missing>\n");
});
