import assert from "node:assert/strict";
import type { ProgressMessage } from "../../../src/programs/docker/engine_objects.ts";
import { goSeconds, ProgressScreen, showProgress } from "../../../src/programs/docker/progress.ts";
import { testIo } from "../test_io.ts";

const MESSAGES: ProgressMessage[] = [
  { status: "Pulling from library/nginx", id: "latest" },
  { status: "Pulling fs layer", progressDetail: {}, id: "aaa" },
  { status: "Pulling fs layer", progressDetail: {}, id: "bbb" },
  { status: "Downloading", progressDetail: { current: 500_000, total: 1_000_000 }, id: "aaa" },
  { status: "Pull complete", progressDetail: {}, id: "aaa" },
  { status: "Status: Downloaded newer image for nginx:latest" },
];

function shown(columns: number | undefined): string {
  const screen = new ProgressScreen(columns, () => 0);
  return MESSAGES.map((message) => screen.text(message)).join("");
}

Deno.test("in a pipe, each step is a line and bars are left out", () => {
  assert.equal(
    shown(undefined),
    "latest: Pulling from library/nginx\naaa: Pulling fs layer\nbbb: Pulling fs layer\naaa: Pull complete\n" +
      "Status: Downloaded newer image for nginx:latest\n",
  );
});

Deno.test("on a terminal, each layer has a line that is drawn again", () => {
  const clear = "\x1b[2K\r";
  assert.equal(
    shown(120),
    "latest: Pulling from library/nginx\n" +
      `\n\x1b[1A${clear}aaa: Pulling fs layer \r\x1b[1B` +
      `\n\x1b[1A${clear}bbb: Pulling fs layer \r\x1b[1B` +
      `\x1b[2A${clear}aaa: Downloading [${"=".repeat(25)}>${" ".repeat(25)}]    500kB/1MB\r\x1b[2B` +
      `\x1b[2A${clear}aaa: Pull complete \r\x1b[2B` +
      "Status: Downloaded newer image for nginx:latest\n",
  );
  assert.match(shown(80), /aaa: Downloading {4}500kB\/1MB/);
});

Deno.test("an error in the stream ends it", async () => {
  const { io, output } = testIo();
  const lines =
    '{"status":"a"}\n{"errorDetail":{"message":"no space","code":5},"error":"no space"}\n{"status":"b"}\n';
  await assert.rejects(showProgress(io, new Response(lines).body!), { message: "no space", code: 5 });
  assert.equal(output.out, "a\n");
});

Deno.test("spans are written as Go writes them", () => {
  assert.deepEqual([5, 65, 3725].map(goSeconds), ["5s", "1m5s", "1h2m5s"]);
});
